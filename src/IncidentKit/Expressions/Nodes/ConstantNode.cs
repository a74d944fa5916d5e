namespace IncidentKit.Expressions.Nodes;

/// <summary>A literal.</summary>
internal sealed class ConstantNode(int offset, ExpressionValue value) : Node(offset, 1)
{
    public ExpressionValue Value { get; } = value;

    public override ExpressionValue Evaluate(ref EvaluationState state) => Value;
}
