using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.Expressions;

/// <summary>What parsing an expression gave: the expression or the error, never both and never neither.</summary>
public sealed class ExpressionParseResult
{
    internal ExpressionParseResult(Expression expression) => Expression = expression;

    internal ExpressionParseResult(ExpressionError error) => Error = error;

    /// <summary>The expression, or null where the text is wrong.</summary>
    public Expression? Expression { get; }

    /// <summary>What is wrong, or null.</summary>
    public ExpressionError? Error { get; }

    /// <summary>Whether the text is an expression.</summary>
    [MemberNotNullWhen(true, nameof(Expression))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Expression is not null;
}
