namespace IncidentKit.Expressions.Nodes;

/// <summary>A node whose answer is always true, false or unknown.</summary>
internal abstract class ConditionNode(int offset, int depth) : Node(offset, depth)
{
    public sealed override ExpressionValue Evaluate(ref EvaluationState state) => ToValue(Decide(ref state));

    public abstract override Truth Decide(ref EvaluationState state);
}
