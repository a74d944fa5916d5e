namespace IncidentKit.Expressions;

/// <summary>How large expressions and templates, and what they produce, may become.</summary>
/// <remarks>Every limit that is passed gives an error with its position; none throws.</remarks>
public sealed record ExpressionLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static ExpressionLimits Default { get; } = new();

    /// <summary>The length of one expression.</summary>
    /// <value>4,096 UTF-16 units by default.</value>
    public int MaxLength { get; init; } = 4096;

    /// <summary>How deep parentheses, calls and operators may nest in one expression.</summary>
    /// <value>64 by default; values above 128 count as 128, so that no text can exhaust the stack.</value>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How much work over data (elements visited, characters written) one evaluation may do.</summary>
    /// <value>1,000,000 by default.</value>
    public int MaxSteps { get; init; } = 1_000_000;

    /// <summary>How many expressions one template may hold.</summary>
    /// <value>50 by default.</value>
    public int MaxExpressions { get; init; } = 50;

    /// <summary>The length of a text that an expression builds, and of a rendered template.</summary>
    /// <value>65,536 UTF-16 units by default.</value>
    public int MaxTextLength { get; init; } = 65_536;

    /// <summary>The length of a template.</summary>
    /// <value>65,536 UTF-16 units by default.</value>
    public int MaxTemplateLength { get; init; } = 65_536;
}
