using System.Globalization;

namespace IncidentKit.Expressions.Nodes;

/// <summary><c>&amp; | ^ &lt;&lt; &gt;&gt;</c> of integers, and the first three of booleans: unknown where a side is missing or null.</summary>
internal sealed class BitwiseNode(int offset, Node left, Node right, Bitwise operation) : Node(offset, Above(left, right))
{
    private bool IsShift => operation is Bitwise.ShiftLeft or Bitwise.ShiftRight;

    private string Symbol => operation switch
    {
        Bitwise.And => "&",
        Bitwise.Or => "|",
        Bitwise.Xor => "^",
        Bitwise.ShiftLeft => "<<",
        _ => ">>",
    };

    /// <summary>The integer that a value is, also where it comes as a number without a fraction.</summary>
    public static bool TryInteger(in ExpressionValue value, out long integer)
    {
        integer = value.Kind == ExpressionValueKind.Integer ? value.RawBits : 0;
        if (value.Kind != ExpressionValueKind.Number)
            return value.Kind == ExpressionValueKind.Integer;
        var number = value.AsNumber();
        if (Math.Abs(number) > 9_007_199_254_740_992 || Math.Truncate(number) != number)
            return false;
        integer = (long)number;
        return true;
    }

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var first = left.Evaluate(ref state);
        var second = right.Evaluate(ref state);
        // Before what is missing: "title | uper" is a filter misspelt, whatever 'uper' is.
        if (!Fits(first) || !Fits(second))
            return Refuse(first, second, ref state);
        if (first.IsAbsent || second.IsAbsent)
        {
            if (first.IsNull)
                left.NoteNull(ref state);
            if (second.IsNull)
                right.NoteNull(ref state);
            return default;
        }

        if (TryInteger(first, out var one) && TryInteger(second, out var other))
            return IsShift ? Shift(one, other, ref state) : ExpressionValue.FromInteger(Combine(one, other));
        return first.Kind == second.Kind
            ? ExpressionValue.FromBoolean(Combine(first.RawBits, second.RawBits) != 0)
            : Refuse(first, second, ref state);
    }

    private bool Fits(in ExpressionValue value) =>
        value.IsAbsent || (value.Kind == ExpressionValueKind.Boolean && !IsShift) || TryInteger(value, out _);

    private long Combine(long one, long other) => operation switch
    {
        Bitwise.And => one & other,
        Bitwise.Or => one | other,
        _ => one ^ other,
    };

    private ExpressionValue Shift(long value, long count, ref EvaluationState state)
    {
        if (count is < 0 or > 63)
        {
            state.Fail(Offset, string.Create(CultureInfo.InvariantCulture, $"'{Symbol}' shifts by 0 to 63 places, not by {count}"));
            return default;
        }

        if (operation == Bitwise.ShiftRight)
            return ExpressionValue.FromInteger(value >> (int)count);
        var shifted = value << (int)count;
        if (shifted >> (int)count == value)
            return ExpressionValue.FromInteger(shifted);
        state.Fail(Offset, string.Create(CultureInfo.InvariantCulture, $"{value} << {count} is outside the range of 64-bit integers"));
        return default;
    }

    private ExpressionValue Refuse(in ExpressionValue first, in ExpressionValue second, ref EvaluationState state)
    {
        var (one, other) = (ValueText.Describe(first), ValueText.Describe(second));
        state.Fail(Offset, IsShift ? $"'{Symbol}' takes two integers, not {one} and {other}"
            : operation == Bitwise.Or && right is PathNode path && !Fits(first) ? $"'|' takes two integers or two booleans, not {one}; for a filter name a function, which '{path.Path}' is not"
            : $"'{Symbol}' takes two integers or two booleans, not {one} and {other}; it is looser than a comparison, so write (a {Symbol} b) == c");
        return default;
    }
}
