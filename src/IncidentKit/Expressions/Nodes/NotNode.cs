namespace IncidentKit.Expressions.Nodes;

/// <summary>The opposite; of unknown, unknown.</summary>
internal sealed class NotNode(int offset, Node operand) : ConditionNode(offset, Above(operand))
{
    public Node Operand => operand;

    public override Truth Decide(ref EvaluationState state) => operand.Decide(ref state) switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };
}
