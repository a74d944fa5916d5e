using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Typed;

namespace IncidentKit.Expressions.Nodes;

/// <summary>A parsed expression with the tables its nodes refer to.</summary>
internal sealed class CompiledExpression
{
    // Each path in an array of its own, ready to be given away: most unknown results lack exactly one name.
    private readonly string[][] _paths;
    private readonly ExpressionLayout? _layout;
    private readonly TypedCondition? _typed;
    private readonly ExpressionLimits _limits;

    public CompiledExpression(Node root, ExpressionName[] names, string[] functions, string[][] paths, ExpressionLayout? layout, ExpressionLimits limits)
    {
        Root = root;
        Names = names;
        Functions = functions;
        _paths = paths;
        _layout = layout;
        _typed = layout is null ? null : TypedCondition.Of(root);
        _limits = limits;
    }

    public Node Root { get; }

    public ExpressionName[] Names { get; }

    public string[] Functions { get; }

    public ExpressionResult Evaluate(IExpressionScope scope)
    {
        var state = new EvaluationState(scope, _layout, _limits);
        var value = Root.Evaluate(ref state);
        return Finish(ref state, value);
    }

    public ExpressionResult EvaluateCondition(IExpressionScope scope)
    {
        if (_typed is { } typed && scope is TypedExpressionScope fields && ReferenceEquals(fields.Layout, _layout))
        {
            var truth = typed.Decide(fields);
            if (truth != Truth.Unknown)
                return new ExpressionResult(truth == Truth.True ? ExpressionValue.True : ExpressionValue.False, null);
        }

        return Decide(scope);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ExpressionResult Decide(IExpressionScope scope)
    {
        var state = new EvaluationState(scope, _layout, _limits);
        var truth = Root.Decide(ref state);
        if (state.Failed || truth == Truth.Unknown)
            return Finish(ref state, default);
        return new ExpressionResult(ExpressionValue.FromBoolean(truth == Truth.True), null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ExpressionResult Finish(ref EvaluationState state, in ExpressionValue value)
    {
        if (state.Error is { } error)
            return new ExpressionResult(error);
        return new ExpressionResult(value, value.IsMissing ? state.MissingPaths(_paths) : null);
    }
}
