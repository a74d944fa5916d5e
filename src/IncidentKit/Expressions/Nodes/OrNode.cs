namespace IncidentKit.Expressions.Nodes;

/// <summary>True as soon as one part is true, whatever is unknown; false where all are false.</summary>
internal sealed class OrNode(int offset, Node[] parts) : ConditionNode(offset, Above(parts))
{
    public IReadOnlyList<Node> Parts => parts;

    public override Truth Decide(ref EvaluationState state)
    {
        var mark = state.Mark();
        var result = Truth.False;
        foreach (var part in parts)
        {
            switch (part.Decide(ref state))
            {
                case Truth.True:
                    state.Forget(mark);
                    return Truth.True;
                case Truth.Unknown:
                    result = Truth.Unknown;
                    break;
                default:
                    break;
            }
        }

        return result;
    }
}
