namespace IncidentKit.Expressions.Nodes;

/// <summary>A comparison of order: unknown where a side is missing or null.</summary>
internal sealed class OrderingNode(int offset, Node left, Node right, Ordering ordering) : ConditionNode(offset, Above(left, right))
{
    public Node Left => left;

    public Node Right => right;

    public Ordering Ordering => ordering;

    public override Truth Decide(ref EvaluationState state)
    {
        var first = left.Evaluate(ref state);
        var second = right.Evaluate(ref state);
        if (first.IsInteger && second.IsInteger)
            return Answer(first.RawBits.CompareTo(second.RawBits));
        if (first.IsAbsent || second.IsAbsent)
        {
            if (first.IsNull)
                left.NoteNull(ref state);
            if (second.IsNull)
                right.NoteNull(ref state);
            return Truth.Unknown;
        }

        if (ValueComparison.TryCompare(first, second, out var order))
            return order is int known ? Answer(known) : Truth.False;
        state.Fail(Offset, $"{ValueText.Describe(first)} and {ValueText.Describe(second)} have no order; compare two numbers, texts, instants or durations");
        return Truth.Unknown;
    }

    private Truth Answer(int order)
    {
        var holds = ordering switch
        {
            Ordering.Less => order < 0,
            Ordering.LessOrEqual => order <= 0,
            Ordering.Greater => order > 0,
            _ => order >= 0,
        };
        return holds ? Truth.True : Truth.False;
    }
}
