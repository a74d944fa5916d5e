namespace IncidentKit.Expressions.Nodes;

/// <summary>Whether one, or every, boolean of a list is true: <c>any(list)</c>, <c>all(list)</c>; an element that is null is unknown.</summary>
internal sealed class QuantifierNode(int offset, Node operand, bool every) : ConditionNode(offset, Above(operand))
{
    public override Truth Decide(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        switch (value.Kind)
        {
            case ExpressionValueKind.Boolean:
                return value.RawBits != 0 ? Truth.True : Truth.False;
            case ExpressionValueKind.Missing:
                return Truth.Unknown;
            case ExpressionValueKind.Null:
                operand.NoteNull(ref state);
                return Truth.Unknown;
            case ExpressionValueKind.List:
                return OfList(value.AsList(), ref state);
            default:
                state.Fail(Offset, $"{Name}() takes a list of booleans, not {ValueText.Describe(value)}");
                return Truth.Unknown;
        }
    }

    private string Name => every ? "all" : "any";

    private Truth OfList(IReadOnlyList<object?> list, ref EvaluationState state)
    {
        var unknown = false;
        for (var i = 0; i < list.Count; i++)
        {
            if (!state.TrySpend(1, Offset))
                return Truth.Unknown;
            if (!ExpressionValue.TryFrom(list[i], out var element) || !(element.IsAbsent || element.Kind == ExpressionValueKind.Boolean))
            {
                state.Fail(Offset, $"{Name}() takes a list of booleans; element {i} is none");
                return Truth.Unknown;
            }

            if (element.IsAbsent)
                unknown = true;
            else if (element.AsBoolean() != every)
                return every ? Truth.False : Truth.True;
        }

        if (!unknown)
            return every ? Truth.True : Truth.False;
        operand.NoteNull(ref state);
        return Truth.Unknown;
    }
}
