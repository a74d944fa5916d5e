namespace IncidentKit.Expressions.Nodes;

/// <summary>One of two values: <c>a ? b : c</c> and <c>if(a, b, c)</c>; unknown where the condition is.</summary>
internal sealed class ConditionalNode(int offset, Node condition, Node whenTrue, Node whenFalse)
    : Node(offset, Math.Max(Above(condition), Above(whenTrue, whenFalse)))
{
    public Node Condition => condition;

    public Node WhenTrue => whenTrue;

    public Node WhenFalse => whenFalse;

    public override ExpressionValue Evaluate(ref EvaluationState state) => condition.Decide(ref state) switch
    {
        Truth.True => whenTrue.Evaluate(ref state),
        Truth.False => whenFalse.Evaluate(ref state),
        _ => default,
    };
}
