namespace IncidentKit.Expressions.Nodes;

/// <summary>Whether a value is one of several that are written out: <c>x in (a, b)</c> and <c>in(x, a, b)</c>.</summary>
internal sealed class InNode(int offset, Node needle, Node[] candidates, bool negated)
    : ConditionNode(offset, Math.Max(Above(needle), Above(candidates)))
{
    public Node Needle => needle;

    public IReadOnlyList<Node> Candidates => candidates;

    public bool Negated => negated;

    public override Truth Decide(ref EvaluationState state)
    {
        var value = needle.Evaluate(ref state);
        if (value.IsMissing)
            return Truth.Unknown;
        var mark = state.Mark();
        var unknown = false;
        foreach (var candidate in candidates)
        {
            var other = candidate.Evaluate(ref state);
            if (other.IsMissing)
            {
                unknown = true;
            }
            else if (IsOneOf(value, other, ref state))
            {
                state.Forget(mark);
                return negated ? Truth.False : Truth.True;
            }
        }

        return unknown ? Truth.Unknown : negated ? Truth.True : Truth.False;
    }

    // x in (systems): parentheses around a single list are grouping, as anywhere else.
    private bool IsOneOf(in ExpressionValue value, in ExpressionValue candidate, ref EvaluationState state) =>
        candidates.Length == 1 && candidate.Kind == ExpressionValueKind.List && value.Kind != ExpressionValueKind.List
            ? Membership.TryFind(value, candidate, ref state, Offset, out var found) && found
            : ValueComparison.AreEqual(value, candidate, ref state, Offset);
}
