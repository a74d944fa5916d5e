using System.Globalization;

namespace IncidentKit.Expressions.Nodes;

/// <summary>An operator that computes from two values: unknown where a side is missing or null.</summary>
internal sealed class ArithmeticNode(int offset, Node left, Node right, Arithmetic operation) : Node(offset, Above(left, right))
{
    public Node Left => left;

    public Node Right => right;

    public Arithmetic Operation => operation;

    private string Symbol => operation switch
    {
        Arithmetic.Add => "+",
        Arithmetic.Subtract => "-",
        Arithmetic.Multiply => "*",
        Arithmetic.Divide => "/",
        Arithmetic.Remainder => "%",
        _ => "**",
    };

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var first = left.Evaluate(ref state);
        var second = right.Evaluate(ref state);
        if (first.IsAbsent || second.IsAbsent)
        {
            if (first.IsNull)
                left.NoteNull(ref state);
            if (second.IsNull)
                right.NoteNull(ref state);
            return default;
        }

        if (first.IsNumeric && second.IsNumeric)
        {
            var integers = first.Kind == ExpressionValueKind.Integer && second.Kind == ExpressionValueKind.Integer;
            return integers && operation is not (Arithmetic.Divide or Arithmetic.Power)
                ? OfIntegers(first.RawBits, second.RawBits, ref state)
                : OfNumbers(first.AsNumber(), second.AsNumber(), ref state);
        }

        if (operation == Arithmetic.Add && (first.Kind == ExpressionValueKind.Text || second.Kind == ExpressionValueKind.Text))
            return TextResult.Concatenate(first, second, ref state, Offset);
        if (TimeArithmetic.TryCompute(operation, first, second, out var time, out var overflow))
            return time;
        state.Fail(Offset, overflow
            ? $"the result of '{Symbol}' is outside the range of times"
            : $"'{Symbol}' can't take {ValueText.Describe(first)} and {ValueText.Describe(second)}");
        return default;
    }

    private ExpressionValue OfIntegers(long first, long second, ref EvaluationState state)
    {
        if (operation == Arithmetic.Remainder)
        {
            // The processor traps on the smallest integer modulo -1; the remainder is 0 for every integer.
            return second == 0 ? DivisionByZero(ref state) : ExpressionValue.FromInteger(second == -1 ? 0 : first % second);
        }

        var exact = operation switch
        {
            Arithmetic.Add => (Int128)first + second,
            Arithmetic.Subtract => (Int128)first - second,
            _ => (Int128)first * second,
        };
        if (exact >= long.MinValue && exact <= long.MaxValue)
            return ExpressionValue.FromInteger((long)exact);
        state.Fail(Offset, string.Create(CultureInfo.InvariantCulture, $"{first} {Symbol} {second} is outside the range of 64-bit integers"));
        return default;
    }

    private ExpressionValue OfNumbers(double first, double second, ref EvaluationState state)
    {
        if (second == 0 && operation is (Arithmetic.Divide or Arithmetic.Remainder))
            return DivisionByZero(ref state);
        var result = operation switch
        {
            Arithmetic.Add => first + second,
            Arithmetic.Subtract => first - second,
            Arithmetic.Multiply => first * second,
            Arithmetic.Divide => first / second,
            Arithmetic.Remainder => first % second,
            _ => Math.Pow(first, second),
        };
        if (double.IsFinite(result))
            return ExpressionValue.FromNumber(result);
        state.Fail(Offset, $"the result of '{Symbol}' is not a finite number");
        return default;
    }

    private ExpressionValue DivisionByZero(ref EvaluationState state)
    {
        state.Fail(Offset, "division by zero");
        return default;
    }
}
