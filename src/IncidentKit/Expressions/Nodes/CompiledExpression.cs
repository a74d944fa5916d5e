namespace IncidentKit.Expressions.Nodes;

/// <summary>A parsed expression with the tables its nodes refer to.</summary>
internal sealed class CompiledExpression
{
    // Each path in an array of its own, ready to be given away: most unknown results lack exactly one name.
    private readonly string[][] _paths;
    private readonly ExpressionLimits _limits;

    public CompiledExpression(Node root, ExpressionName[] names, string[] functions, string[][] paths, ExpressionLimits limits)
    {
        Root = root;
        Names = names;
        Functions = functions;
        _paths = paths;
        _limits = limits;
    }

    public Node Root { get; }

    public ExpressionName[] Names { get; }

    public string[] Functions { get; }

    public ExpressionResult Evaluate(IExpressionScope scope)
    {
        var state = new EvaluationState(scope, _limits);
        var value = Root.Evaluate(ref state);
        return Finish(ref state, value);
    }

    public ExpressionResult EvaluateCondition(IExpressionScope scope)
    {
        var state = new EvaluationState(scope, _limits);
        return Root.Decide(ref state) switch
        {
            Truth.True => Finish(ref state, ExpressionValue.True),
            Truth.False => Finish(ref state, ExpressionValue.False),
            _ => Finish(ref state, default),
        };
    }

    private ExpressionResult Finish(ref EvaluationState state, in ExpressionValue value)
    {
        if (state.Error is { } error)
            return new ExpressionResult(error);
        return new ExpressionResult(value, value.IsMissing ? state.MissingPaths(_paths) : null);
    }
}
