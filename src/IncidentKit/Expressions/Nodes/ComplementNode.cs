namespace IncidentKit.Expressions.Nodes;

/// <summary>The bits turned over: <c>~x</c>; of a boolean, the other one.</summary>
internal sealed class ComplementNode(int offset, Node operand) : Node(offset, Above(operand))
{
    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        if (value.IsAbsent)
        {
            if (value.IsNull)
                operand.NoteNull(ref state);
            return default;
        }

        if (value.Kind == ExpressionValueKind.Boolean)
            return ExpressionValue.FromBoolean(value.RawBits == 0);
        if (BitwiseNode.TryInteger(value, out var integer))
            return ExpressionValue.FromInteger(~integer);
        state.Fail(Offset, $"'~' takes an integer or a boolean, not {ValueText.Describe(value)}");
        return default;
    }
}
