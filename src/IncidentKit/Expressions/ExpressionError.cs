namespace IncidentKit.Expressions;

/// <summary>What is wrong with an expression or a template, and where.</summary>
public sealed record ExpressionError
{
    /// <summary>What is wrong and what would be right, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>The place in the text that was parsed.</summary>
    /// <value>Counted from 1, in UTF-16 units; in a template it counts from the template's beginning.</value>
    public required int Position { get; init; }

    /// <summary>The error as <c>position: message</c>.</summary>
    /// <returns>One line without a line break at its end.</returns>
    public override string ToString() => $"{Position}: {Message}";
}
