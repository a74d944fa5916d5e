namespace IncidentKit.Expressions;

/// <summary>The arguments of one call of an <see cref="ExpressionFunction"/>.</summary>
public readonly struct ExpressionArguments
{
    private readonly ExpressionValue[]? _values;

    internal ExpressionArguments(ExpressionValue[] values, DateTimeOffset now)
    {
        _values = values;
        Now = now;
    }

    /// <summary>How many there are, the value in front of a filter included.</summary>
    public int Count => _values?.Length ?? 0;

    /// <summary>The time of the evaluation; the same for the whole of it.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>One argument.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <returns>The value; neither missing nor null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public ExpressionValue this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _values![index];
        }
    }
}
