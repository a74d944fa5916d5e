using System.Globalization;
using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>How a field stands to a number.</summary>
internal sealed class NumberTest(int place, bool negated, Ordering ordering, double bound) : FieldTest(place, negated)
{
    private readonly int _place = place;

    // Any order is an interval with its ends, because between a double and the next one there is none.
    private readonly double _low = ordering switch
    {
        Ordering.Greater => Math.BitIncrement(bound),
        Ordering.GreaterOrEqual => bound,
        _ => double.NegativeInfinity,
    };

    private readonly double _high = ordering switch
    {
        Ordering.Less => Math.BitDecrement(bound),
        Ordering.LessOrEqual => bound,
        _ => double.PositiveInfinity,
    };

    private readonly Truth _holds = negated ? Truth.False : Truth.True;
    private readonly Truth _fails = negated ? Truth.True : Truth.False;

    public double Bound => bound;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"({(Negated ? "not " : "")}#{_place} {ordering} {bound:R})");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override Truth Decide(TypedExpressionScope scope)
    {
        var value = scope.Read(_place);
        if (!value.IsNumber)
            return Truth.Unknown;
        var number = BitConverter.Int64BitsToDouble(value.RawBits);
        return number >= _low && number <= _high ? _holds : _fails;
    }
}
