using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary><c>sort</c> and <c>unique</c>.</summary>
internal static class OrderFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        new("sort", 1, 1, Sort),
        new("unique", 1, 1, Unique),
    ];

    private static ExpressionValue Sort(ref EvaluationState state, FunctionCall call)
    {
        if (!TryElements(ref state, call, out var elements))
            return default;
        for (var i = 0; i < elements.Length; i++)
        {
            // Everything that has an order with the first has one with every other.
            if (ValueComparison.TryCompare(elements[i], elements[0], out var order) && order is not null)
                continue;
            state.Fail(call.Offset, $"sort() can't compare {ValueText.Describe(elements[i])} with {ValueText.Describe(elements[0])}; it takes lists of numbers, of texts, of instants or of durations");
            return default;
        }

        var places = new int[elements.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(places, (one, other) => ValueComparison.TryCompare(elements[one], elements[other], out var order) && order is not (null or 0) ? order.Value : one.CompareTo(other));
        return ExpressionValue.FromList(Array.ConvertAll(places, i => elements[i].ToObject()));
    }

    private static ExpressionValue Unique(ref EvaluationState state, FunctionCall call)
    {
        if (!TryElements(ref state, call, out var elements))
            return default;
        var seen = new HashSet<ExpressionValue>();
        var nested = new List<ExpressionValue>();
        var kept = new List<object?>();
        foreach (var element in elements)
        {
            var isNew = element.Kind is ExpressionValueKind.List or ExpressionValueKind.Map
                ? IsNew(element, nested, ref state, call.Offset)
                : seen.Add(Key(element));
            if (isNew)
                kept.Add(element.ToObject());
        }

        return state.Failed ? default : ExpressionValue.FromList(kept);
    }

    // 1 and 1.0 are equal in the language, so they have one key.
    private static ExpressionValue Key(in ExpressionValue value) =>
        value.Kind == ExpressionValueKind.Number && value.AsNumber() is >= -9_223_372_036_854_775_808.0 and < 9_223_372_036_854_775_808.0 and var number && Math.Truncate(number) == number
            ? ExpressionValue.FromInteger((long)number)
            : value;

    private static bool IsNew(in ExpressionValue element, List<ExpressionValue> seen, ref EvaluationState state, int offset)
    {
        foreach (var other in seen)
        {
            if (!state.TrySpend(1, offset) || ValueComparison.AreEqual(element, other, ref state, offset))
                return false;
        }

        seen.Add(element);
        return true;
    }

    private static bool TryElements(ref EvaluationState state, FunctionCall call, out ExpressionValue[] elements)
    {
        elements = [];
        if (call[0].Kind != ExpressionValueKind.List)
        {
            call.Refuse(ref state, 0, "a list");
            return false;
        }

        var list = call[0].AsList();
        // Sorting takes more than one step an element.
        if (!state.TrySpend((int)Math.Min(list.Count * 8L, int.MaxValue), call.Offset))
            return false;
        elements = new ExpressionValue[list.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            if (ExpressionValue.TryFrom(list[i], out elements[i]))
                continue;
            state.Fail(call.Offset, $"{call.Name}() reads an element that is not plain data");
            return false;
        }

        return true;
    }
}
