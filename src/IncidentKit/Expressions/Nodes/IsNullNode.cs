namespace IncidentKit.Expressions.Nodes;

/// <summary>A comparison with the literal null, which a missing value answers too.</summary>
internal sealed class IsNullNode(int offset, Node operand, bool negated) : ConditionNode(offset, Above(operand))
{
    public Node Operand => operand;

    public override Truth Decide(ref EvaluationState state)
    {
        var mark = state.Mark();
        var absent = operand.Evaluate(ref state).IsAbsent;
        state.Forget(mark);
        return absent != negated ? Truth.True : Truth.False;
    }
}
