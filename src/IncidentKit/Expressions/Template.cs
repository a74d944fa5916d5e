using System.Diagnostics.CodeAnalysis;
using IncidentKit.Expressions.Nodes;
using IncidentKit.Expressions.Syntax;

namespace IncidentKit.Expressions;

/// <summary>Text with expressions in <c>{{ }}</c>, parsed once and rendered as often as needed.</summary>
/// <remarks>
/// Immutable and safe for use by several threads at once. What an expression inserts is written as it is and never parsed: braces in data
/// stay braces. <c>{{ "{{" }}</c> writes two opening braces.
/// </remarks>
public sealed class Template
{
    private readonly TemplatePart[] _parts;
    private readonly ExpressionLimits _limits;

    private Template(string source, TemplatePart[] parts, ExpressionName[] names, ExpressionLimits limits)
    {
        Source = source;
        Names = names;
        _parts = parts;
        _limits = limits;
    }

    /// <summary>The text as it was given.</summary>
    public string Source { get; }

    /// <summary>Whether the text is exactly one expression, so that <see cref="Evaluate"/> keeps its value's type.</summary>
    public bool IsWholeExpression => _parts is [{ Expression: not null }];

    /// <summary>Whether the text holds no expression at all.</summary>
    public bool IsConstant => _parts is [] or [{ Expression: null }];

    /// <summary>Every place where a value is read by name, in the order of the text; offsets count from the template's beginning.</summary>
    public IReadOnlyList<ExpressionName> Names { get; }

    /// <summary>Parses a template.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The template, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TemplateParseResult Parse(string text) => Parse(text, ExpressionLimits.Default);

    /// <summary>Parses a template under given limits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits, which hold for rendering too.</param>
    /// <returns>The template, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TemplateParseResult Parse(string text, ExpressionLimits limits) => Parse(text, ExpressionFunctions.Standard, limits);

    /// <summary>Parses a template whose expressions may call a host's own functions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="functions">The functions they may call.</param>
    /// <returns>The template, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TemplateParseResult Parse(string text, ExpressionFunctions functions) => Parse(text, functions, ExpressionLimits.Default);

    /// <summary>Parses a template whose expressions may call a host's own functions, under given limits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="functions">The functions they may call.</param>
    /// <param name="limits">The limits, which hold for rendering too.</param>
    /// <returns>The template, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TemplateParseResult Parse(string text, ExpressionFunctions functions, ExpressionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(functions);
        ArgumentNullException.ThrowIfNull(limits);
        if (text.Length > limits.MaxTemplateLength)
            return Wrong(limits.MaxTemplateLength, $"the template is longer than {limits.MaxTemplateLength} characters");

        var parts = new List<TemplatePart>();
        var names = new List<ExpressionName>();
        var (at, expressions) = (0, 0);
        while (at < text.Length)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
                open = text.Length;
            if (open > at)
                parts.Add(new TemplatePart(at, open - at, null));
            if (open == text.Length)
                break;
            if (++expressions > limits.MaxExpressions)
                return Wrong(open, $"the template holds more than {limits.MaxExpressions} expressions");
            var parser = new Parser(text, open + 2, text.Length, limits, functions, inTemplate: true);
            if (!parser.TryParse(out var expression, out var error))
                return new TemplateParseResult(error);
            names.AddRange(expression.Names);
            at = parser.Position + 2;
            parts.Add(new TemplatePart(open, at - open, expression));
        }

        return new TemplateParseResult(new Template(text, [.. parts], [.. names], limits));
    }

    /// <summary>Writes the text with every expression replaced by its value.</summary>
    /// <param name="scope">What the expressions can see.</param>
    /// <returns>The text, or what is missing or wrong; a missing name is an error, never an empty text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public TemplateResult Render(IExpressionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var buffer = new TextBuffer(_limits.MaxTextLength);
        ExpressionError? first = null;
        List<string>? missing = null;
        foreach (var part in _parts)
        {
            if (part.Expression is null)
            {
                buffer.Append(Source.AsSpan(part.Start, part.Length));
                if (buffer.Overflowed)
                    first ??= TooLong(part.Start);
                continue;
            }

            if (!TryEvaluate(part, scope, ref missing, out var value, out var error))
                first ??= error;
            else if (first is null && !TryAppend(ref buffer, part, value, out error))
                first = error;
        }

        if (first is null)
            return new TemplateResult(buffer.Finish());
        buffer.Dispose();
        return new TemplateResult(first, missing?.ToArray());
    }

    /// <summary>Gives the value of the expression where the whole template is one, with its type; else the rendered text.</summary>
    /// <param name="scope">What the expressions can see.</param>
    /// <returns>Plain data, or what is missing or wrong.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public TemplateResult Evaluate(IExpressionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!IsWholeExpression)
            return Render(scope);
        List<string>? missing = null;
        return TryEvaluate(_parts[0], scope, ref missing, out var value, out var error)
            ? new TemplateResult(value.ToObject())
            : new TemplateResult(error, missing?.ToArray());
    }

    /// <summary>The text as it was given.</summary>
    /// <returns><see cref="Source"/>.</returns>
    public override string ToString() => Source;

    private static TemplateParseResult Wrong(int offset, string message) => new(new ExpressionError { Message = message, Position = offset + 1 });

    private ExpressionError TooLong(int offset) =>
        new() { Message = $"the rendered text is longer than {_limits.MaxTextLength} characters", Position = offset + 1 };

    private static bool TryEvaluate(TemplatePart part, IExpressionScope scope, ref List<string>? missing, out ExpressionValue value, [NotNullWhen(false)] out ExpressionError? error)
    {
        var expression = part.Expression!;
        var result = expression.Evaluate(scope);
        value = result.Value;
        error = result.Error;
        if (error is not null)
            return false;
        if (!result.IsMissing)
            return true;
        missing ??= [];
        foreach (var path in result.Missing)
        {
            if (!missing.Contains(path))
                missing.Add(path);
        }

        error = Lacks(expression, part.Start, result.Missing);
        return false;
    }

    private static ExpressionError Lacks(CompiledExpression expression, int start, IReadOnlyList<string> missing)
    {
        if (missing.Count == 0)
            return new ExpressionError { Message = "the expression has no value because it computes with null", Position = start + 3 };
        // The place of the name itself where the text holds it so; a computed path such as items[i] points to its expression.
        var offset = start + 2;
        foreach (var name in expression.Names)
        {
            if (string.Equals(name.Path, missing[0], StringComparison.Ordinal))
            {
                offset = name.Offset;
                break;
            }
        }

        var usage = IsPlain(missing[0]) ? $"{missing[0]} ?? '…'" : "?? and a default after it";
        return new ExpressionError { Message = $"'{missing[0]}' has no value; use {usage} where it may be absent", Position = offset + 1 };
    }

    // A name that stands in brackets, or below which something does, is not written as it is shown.
    private static bool IsPlain(string path) => path.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.');

    private bool TryAppend(ref TextBuffer buffer, TemplatePart part, in ExpressionValue value, [NotNullWhen(false)] out ExpressionError? error)
    {
        error = null;
        if (!ValueText.TryAppend(ref buffer, value))
            error = new ExpressionError { Message = "the value can't be written as text; name one of its members", Position = part.Start + 3 };
        else if (buffer.Overflowed)
            error = TooLong(part.Start);
        return error is null;
    }
}
