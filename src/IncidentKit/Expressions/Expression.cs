using IncidentKit.Expressions.Nodes;
using IncidentKit.Expressions.Syntax;
using IncidentKit.Expressions.Typed;

namespace IncidentKit.Expressions;

/// <summary>An expression, parsed once and evaluated as often as needed.</summary>
/// <remarks>Immutable and safe for use by several threads at once. The language is described in <c>docs/expressions.md</c>.</remarks>
public sealed class Expression
{
    private readonly CompiledExpression _compiled;
    private readonly TypedCondition? _typed;
    private readonly ExpressionLayout? _layout;

    internal Expression(string text, CompiledExpression compiled)
    {
        Text = text;
        _compiled = compiled;
        _typed = compiled.Typed;
        _layout = compiled.Layout;
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>Every place where a value is read by name, in the order of the text.</summary>
    public IReadOnlyList<ExpressionName> Names => _compiled.Names;

    /// <summary>The functions and filters that are called, each once, in lower case.</summary>
    public IReadOnlyList<string> Functions => _compiled.Functions;

    internal Node Root => _compiled.Root;

    /// <summary>Parses a bare expression.</summary>
    /// <param name="text">The text, without <c>{{ }}</c> around it.</param>
    /// <returns>The expression, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ExpressionParseResult Parse(string text) => Parse(text, ExpressionLimits.Default);

    /// <summary>Parses a bare expression under given limits.</summary>
    /// <param name="text">The text, without <c>{{ }}</c> around it.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The expression, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ExpressionParseResult Parse(string text, ExpressionLimits limits) => Parse(text, ExpressionFunctions.Standard, limits);

    /// <summary>Parses a bare expression that may call a host's own functions.</summary>
    /// <param name="text">The text, without <c>{{ }}</c> around it.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <returns>The expression, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ExpressionParseResult Parse(string text, ExpressionFunctions functions) => Parse(text, functions, ExpressionLimits.Default);

    /// <summary>Parses a bare expression that may call a host's own functions, under given limits.</summary>
    /// <param name="text">The text, without <c>{{ }}</c> around it.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The expression, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ExpressionParseResult Parse(string text, ExpressionFunctions functions, ExpressionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(functions);
        ArgumentNullException.ThrowIfNull(limits);
        return Parse(text, 0, text.Length, functions, limits, null);
    }

    /// <summary>Parses a condition, which may stand alone or within one pair of <c>{{ }}</c>.</summary>
    /// <param name="text">The text; the positions of names and errors count from its beginning, braces included.</param>
    /// <returns>The expression, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ExpressionParseResult ParseCondition(string text) => Condition(text, ExpressionFunctions.Standard, null);

    /// <summary>Parses a condition that may call a host's own functions; it may stand alone or within one pair of <c>{{ }}</c>.</summary>
    /// <param name="text">The text; the positions of names and errors count from its beginning, braces included.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <returns>The expression, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ExpressionParseResult ParseCondition(string text, ExpressionFunctions functions) => Condition(text, functions, null);

    /// <summary>Parses a condition for scopes of one kind, which it then reads by place.</summary>
    /// <param name="text">The text; the positions of names and errors count from its beginning, braces included.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="layout">The layout of the scopes. Any other scope can be read too, by name.</param>
    /// <returns>The expression, or what is wrong with the text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ExpressionParseResult ParseCondition(string text, ExpressionFunctions functions, ExpressionLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return Condition(text, functions, layout);
    }

    private static ExpressionParseResult Condition(string text, ExpressionFunctions functions, ExpressionLayout? layout)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(functions);
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var end = text.AsSpan().TrimEnd().Length;
        if (end - start >= 4 && text.AsSpan(start, 2) is "{{" && text.AsSpan(end - 2, 2) is "}}")
            return Parse(text, start + 2, end - 2, functions, ExpressionLimits.Default, layout);
        return Parse(text, 0, text.Length, functions, ExpressionLimits.Default, layout);
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="scope">What the expression can see.</param>
    /// <returns>A value, an unknown, or an error; never an exception for what the expression or the data holds.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public ExpressionResult Evaluate(IExpressionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return _compiled.Evaluate(scope);
    }

    /// <summary>Evaluates the expression as a condition: whatever is not true, false or unknown is an error.</summary>
    /// <param name="scope">What the expression can see.</param>
    /// <returns>A boolean, an unknown, or an error. A result of null counts as unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public ExpressionResult EvaluateCondition(IExpressionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope is TypedExpressionScope fields ? EvaluateCondition(fields) : _compiled.EvaluateCondition(scope);
    }

    /// <summary>Evaluates the expression as a condition over a typed record; where it was parsed for the record's layout, without looking a name up.</summary>
    /// <param name="scope">What the expression can see.</param>
    /// <returns>A boolean, an unknown, or an error. A result of null counts as unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public ExpressionResult EvaluateCondition(TypedExpressionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (_typed is { } typed && ReferenceEquals(scope.Layout, _layout))
        {
            var truth = typed.Decide(scope);
            if (truth != Truth.Unknown)
                return new ExpressionResult(truth == Truth.True);
        }

        return _compiled.EvaluateCondition(scope);
    }

    /// <summary>The text.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private static ExpressionParseResult Parse(string text, int start, int end, ExpressionFunctions functions, ExpressionLimits limits, ExpressionLayout? layout)
    {
        var parser = new Parser(text, start, end, limits, functions, layout);
        return parser.TryParse(out var compiled, out var error)
            ? new ExpressionParseResult(new Expression(text, compiled))
            : new ExpressionParseResult(error);
    }
}
