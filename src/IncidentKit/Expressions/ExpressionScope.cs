namespace IncidentKit.Expressions;

/// <summary>A scope that reads its names from a dictionary of plain data.</summary>
/// <remarks>Safe to read from several threads at once as long as nobody writes to the dictionary.</remarks>
public sealed class ExpressionScope : IExpressionScope
{
    private static readonly Dictionary<string, object?> Nothing = [];

    private readonly IReadOnlyDictionary<string, object?> _values;

    /// <summary>Makes a scope over plain data.</summary>
    /// <param name="values">The names and their values; see <see cref="ExpressionValue.From"/> for what a value may be. The dictionary is not copied.</param>
    /// <param name="now">The time of the evaluation.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public ExpressionScope(IReadOnlyDictionary<string, object?> values, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
        Now = now;
    }

    /// <summary>Makes a scope that knows no name, only the time.</summary>
    /// <param name="now">The time of the evaluation.</param>
    public ExpressionScope(DateTimeOffset now)
        : this(Nothing, now)
    {
    }

    /// <inheritdoc/>
    public DateTimeOffset Now { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The dictionary holds something that is not plain data under this name.</exception>
    public bool TryGetValue(string name, out ExpressionValue value)
    {
        if (TryGetPlain(name, out value, out var foreign))
            return true;
        return foreign is null ? false : throw new ArgumentException($"'{name}' is of type {foreign.GetType()}, which is not plain data.", nameof(name));
    }

    /// <summary>Reads a name; where it is there but is not plain data, <paramref name="foreign"/> is what was found.</summary>
    internal bool TryGetPlain(string name, out ExpressionValue value, out object? foreign)
    {
        foreign = null;
        value = default;
        if (!_values.TryGetValue(name, out var plain))
            return false;
        if (ExpressionValue.TryFrom(plain, out value))
            return true;
        foreign = plain;
        return false;
    }
}
