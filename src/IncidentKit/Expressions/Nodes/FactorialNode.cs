namespace IncidentKit.Expressions.Nodes;

/// <summary>The product of the integers up to a value: <c>3!</c>.</summary>
internal sealed class FactorialNode(int offset, Node operand) : Node(offset, Above(operand))
{
    // 21! passes 64 bits.
    private const long Largest = 20;

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        if (value.IsAbsent)
        {
            if (value.IsNull)
                operand.NoteNull(ref state);
            return default;
        }

        if (!BitwiseNode.TryInteger(value, out var integer) || integer is < 0 or > Largest)
        {
            state.Fail(Offset, $"'!' behind a value takes an integer from 0 to {Largest}, not {ValueText.Describe(value)}");
            return default;
        }

        var product = 1L;
        for (var factor = 2L; factor <= integer; factor++)
            product *= factor;
        return ExpressionValue.FromInteger(product);
    }
}
