namespace IncidentKit.Expressions.Nodes;

/// <summary>False as soon as one part is false, whatever is unknown; true where all are true.</summary>
internal sealed class AndNode(int offset, Node[] parts) : ConditionNode(offset, Above(parts))
{
    public IReadOnlyList<Node> Parts => parts;

    public override Truth Decide(ref EvaluationState state)
    {
        var mark = state.Mark();
        var result = Truth.True;
        foreach (var part in parts)
        {
            switch (part.Decide(ref state))
            {
                case Truth.False:
                    state.Forget(mark);
                    return Truth.False;
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
