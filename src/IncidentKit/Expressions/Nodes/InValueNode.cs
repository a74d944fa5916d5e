namespace IncidentKit.Expressions.Nodes;

/// <summary>Whether a value is in a list, a text in a text, or a name among a map's members: <c>x in incident.affected_systems</c>.</summary>
internal sealed class InValueNode(int offset, Node needle, Node haystack, bool negated) : ConditionNode(offset, Above(needle, haystack))
{
    public override Truth Decide(ref EvaluationState state)
    {
        var value = needle.Evaluate(ref state);
        var within = haystack.Evaluate(ref state);
        if (value.IsMissing || within.IsAbsent)
        {
            if (within.IsNull)
                haystack.NoteNull(ref state);
            return Truth.Unknown;
        }

        if (Membership.TryFind(value, within, ref state, Offset, out var found))
            return found != negated ? Truth.True : Truth.False;
        if (value.IsNull)
        {
            needle.NoteNull(ref state);
            return Truth.Unknown;
        }

        state.Fail(Offset, $"{ValueText.Describe(value)} can't be looked for in {ValueText.Describe(within)}; look in a list, a text in a text, or a name in a map");
        return Truth.Unknown;
    }
}
