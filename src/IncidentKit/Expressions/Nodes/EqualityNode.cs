namespace IncidentKit.Expressions.Nodes;

/// <summary><c>==</c> and <c>!=</c> of two values.</summary>
internal sealed class EqualityNode(int offset, Node left, Node right, bool negated) : ConditionNode(offset, Above(left, right))
{
    public Node Left => left;

    public Node Right => right;

    public bool Negated => negated;

    public override Truth Decide(ref EvaluationState state)
    {
        var first = left.Evaluate(ref state);
        var second = right.Evaluate(ref state);
        if (first.IsMissing || second.IsMissing)
            return Truth.Unknown;
        return ValueComparison.AreEqual(first, second, ref state, Offset) != negated ? Truth.True : Truth.False;
    }
}
