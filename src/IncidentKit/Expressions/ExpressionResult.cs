namespace IncidentKit.Expressions;

/// <summary>What an evaluation gave: a value, an unknown with the names that are missing, or an error.</summary>
public readonly struct ExpressionResult
{
    // An ExpressionError, a string[] of missing paths, or null: one field keeps the result as small as its value allows.
    private readonly object? _detail;

    // A field, so that asking for the answer copies nothing.
    private readonly ExpressionValue _value;

    internal ExpressionResult(ExpressionValue value, string[]? missing)
    {
        _value = value;
        _detail = missing;
    }

    internal ExpressionResult(ExpressionError error)
    {
        _value = default;
        _detail = error;
    }

    /// <summary>The value; <see cref="ExpressionValue.Missing"/> where the result is unknown or the evaluation failed.</summary>
    public ExpressionValue Value => _value;

    /// <summary>Whether the result is unknown because something it depends on is missing.</summary>
    public bool IsMissing => _value.IsMissing && _detail is not ExpressionError;

    /// <summary>The paths that were read, have no value and made the result unknown; empty for a result that is known.</summary>
    public IReadOnlyList<string> Missing => _detail as string[] ?? [];

    /// <summary>What failed, or null.</summary>
    public ExpressionError? Error => _detail as ExpressionError;

    /// <summary>Whether there is no error; an unknown result has succeeded.</summary>
    public bool Succeeded => _detail is not ExpressionError;

    /// <summary>Whether the result is true: neither false nor unknown nor an error.</summary>
    public bool IsTrue => _value.IsBoolean && _value.RawBits != 0;
}
