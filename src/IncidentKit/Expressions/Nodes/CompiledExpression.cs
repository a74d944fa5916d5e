using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Typed;

namespace IncidentKit.Expressions.Nodes;

/// <summary>A parsed expression with the tables its nodes refer to.</summary>
internal sealed class CompiledExpression
{
    // Each path in an array of its own, ready to be given away: most unknown results lack exactly one name.
    private readonly string[][] _paths;
    private readonly ExpressionLimits _limits;

    public CompiledExpression(Node root, ExpressionName[] names, string[] functions, string[][] paths, ExpressionLayout? layout, ExpressionLimits limits)
    {
        Root = root;
        Names = names;
        Functions = functions;
        _paths = paths;
        Layout = layout;
        Typed = layout is null ? null : TypedCondition.Of(root);
        _limits = limits;
    }

    public Node Root { get; }

    /// <summary>The layout of the scopes that it was parsed for.</summary>
    public ExpressionLayout? Layout { get; }

    /// <summary>The shortcut to a condition's answer over scopes of that layout.</summary>
    public TypedCondition? Typed { get; }

    public ExpressionName[] Names { get; }

    public string[] Functions { get; }

    public ExpressionResult Evaluate(IExpressionScope scope)
    {
        var state = new EvaluationState(scope, Layout, _limits);
        var value = Root.Evaluate(ref state);
        return Finish(ref state, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ExpressionResult EvaluateCondition(IExpressionScope scope)
    {
        var state = new EvaluationState(scope, Layout, _limits);
        var truth = Root.Decide(ref state);
        if (state.Failed || truth == Truth.Unknown)
            return Finish(ref state, default);
        return new ExpressionResult(truth == Truth.True);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ExpressionResult Finish(ref EvaluationState state, in ExpressionValue value)
    {
        if (state.Error is { } error)
            return new ExpressionResult(error);
        return new ExpressionResult(value, value.IsMissing ? state.MissingPaths(_paths) : null);
    }
}
