using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.Expressions;

/// <summary>What parsing a template gave: the template or the error, never both and never neither.</summary>
public sealed class TemplateParseResult
{
    internal TemplateParseResult(Template template) => Template = template;

    internal TemplateParseResult(ExpressionError error) => Error = error;

    /// <summary>The template, or null where the text is wrong.</summary>
    public Template? Template { get; }

    /// <summary>What is wrong, or null; its position counts from the template's beginning.</summary>
    public ExpressionError? Error { get; }

    /// <summary>Whether the text is a template.</summary>
    [MemberNotNullWhen(true, nameof(Template))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Template is not null;
}
