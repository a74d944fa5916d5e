namespace IncidentKit.Expressions;

/// <summary>What an evaluation gave: a value, an unknown with the names that are missing, or an error.</summary>
public readonly struct ExpressionResult
{
    // Two words, as a value is: the value's own, or, with no bits set, an ExpressionError or a string[] of the missing paths.
    private readonly object? _reference;
    private readonly long _bits;

    internal ExpressionResult(ExpressionValue value, string[]? missing)
    {
        _reference = value.IsMissing ? missing : value.RawReference;
        _bits = value.RawBits;
    }

    internal ExpressionResult(bool answer)
    {
        _reference = ValueTag.Boolean;
        _bits = answer ? 1 : 0;
    }

    internal ExpressionResult(ExpressionError error)
    {
        _reference = error;
        _bits = 0;
    }

    /// <summary>The value; <see cref="ExpressionValue.Missing"/> where the result is unknown or the evaluation failed.</summary>
    public ExpressionValue Value => IsDetail ? default : ExpressionValue.FromRaw(_reference, _bits);

    /// <summary>Whether the result is unknown because something it depends on is missing.</summary>
    public bool IsMissing => IsDetail && _reference is not ExpressionError;

    /// <summary>The paths that were read, have no value and made the result unknown; empty for a result that is known.</summary>
    public IReadOnlyList<string> Missing => IsDetail && _reference is string[] paths ? paths : [];

    /// <summary>What failed, or null.</summary>
    public ExpressionError? Error => _reference as ExpressionError;

    /// <summary>Whether there is no error; an unknown result has succeeded.</summary>
    public bool Succeeded => _reference is not ExpressionError;

    /// <summary>Whether the result is true: neither false nor unknown nor an error.</summary>
    public bool IsTrue => ReferenceEquals(_reference, ValueTag.Boolean) && _bits != 0;

    private bool IsDetail => _bits == 0 && _reference is not ValueTag;
}
