namespace IncidentKit.Expressions.Nodes;

/// <summary>The minus in front of a value.</summary>
internal sealed class NegateNode(int offset, Node operand) : Node(offset, Above(operand))
{
    public Node Operand => operand;

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        switch (value.Kind)
        {
            case ExpressionValueKind.Missing:
                return default;
            case ExpressionValueKind.Null:
                operand.NoteNull(ref state);
                return default;
            case ExpressionValueKind.Integer when value.RawBits != long.MinValue:
                return ExpressionValue.FromInteger(-value.RawBits);
            case ExpressionValueKind.Number:
                return ExpressionValue.FromNumber(-value.AsNumber());
            case ExpressionValueKind.Duration when value.RawBits != long.MinValue:
                return ExpressionValue.FromDuration(-value.AsDuration());
            case ExpressionValueKind.Integer or ExpressionValueKind.Duration:
                state.Fail(Offset, $"the opposite of {ValueText.Describe(value)} is outside the range of 64 bits");
                return default;
            default:
                state.Fail(Offset, $"'-' can't take {ValueText.Describe(value)}");
                return default;
        }
    }
}
