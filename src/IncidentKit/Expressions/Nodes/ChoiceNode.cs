namespace IncidentKit.Expressions.Nodes;

/// <summary>The value behind the first condition that is true, else the last: <c>ifs(a, 1, b, 2, 3)</c>; unknown at the first unknown condition.</summary>
internal sealed class ChoiceNode(int offset, Node[] parts) : Node(offset, Above(parts))
{
    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            switch (parts[i].Decide(ref state))
            {
                case Truth.True:
                    return parts[i + 1].Evaluate(ref state);
                case Truth.Unknown:
                    return default;
                default:
                    break;
            }
        }

        return parts[^1].Evaluate(ref state);
    }
}
