namespace IncidentKit.Expressions;

/// <summary>What a template gave: a value, or an error with the names that are missing.</summary>
public readonly struct TemplateResult
{
    private readonly string[]? _missing;

    internal TemplateResult(object? value) => Value = value;

    internal TemplateResult(ExpressionError error, string[]? missing)
    {
        Error = error;
        _missing = missing;
    }

    /// <summary>
    /// The value as plain data: of <see cref="Template.Render"/> always a text; of <see cref="Template.Evaluate"/> of the expression's own type where
    /// the whole template is one expression. Null where that is the value, and after an error.
    /// </summary>
    public object? Value { get; }

    /// <summary>The value as text, as it would stand within a larger text; empty for null and after an error.</summary>
    public string Text => Value as string ?? (ExpressionValue.TryFrom(Value, out var value) ? ValueText.Display(value) : string.Empty);

    /// <summary>Every path that was read, has no value and made the text or value impossible; empty where nothing is missing.</summary>
    public IReadOnlyList<string> Missing => _missing ?? [];

    /// <summary>The first thing that failed, or null; its position counts from the template's beginning.</summary>
    public ExpressionError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Error is null;
}
