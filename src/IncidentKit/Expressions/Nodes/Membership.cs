namespace IncidentKit.Expressions.Nodes;

/// <summary>What <c>in</c> and <c>contains</c> mean for each kind of container.</summary>
internal static class Membership
{
    /// <summary>Looks for a value; false where this kind can't be looked for in that kind.</summary>
    public static bool TryFind(in ExpressionValue value, in ExpressionValue within, ref EvaluationState state, int offset, out bool found)
    {
        found = false;
        switch (within.Kind)
        {
            case ExpressionValueKind.List:
                found = IsElement(value, within.AsList(), ref state, offset);
                return true;
            case ExpressionValueKind.Text when value.Kind == ExpressionValueKind.Text:
                found = TextResult.MaySearch(within.AsText(), value.AsText(), ref state, offset)
                    && within.AsText().Contains(value.AsText(), StringComparison.Ordinal);
                return true;
            case ExpressionValueKind.Map when value.Kind == ExpressionValueKind.Text:
                found = within.TryGetPlainMember(value.AsText(), out _, out var foreign) || foreign is not null;
                return true;
            default:
                return false;
        }
    }

    private static bool IsElement(in ExpressionValue value, IReadOnlyList<object?> list, ref EvaluationState state, int offset)
    {
        for (var i = 0; i < list.Count && state.TrySpend(1, offset); i++)
        {
            if (ExpressionValue.TryFrom(list[i], out var element) && ValueComparison.AreEqual(value, element, ref state, offset))
                return true;
        }

        return false;
    }
}
