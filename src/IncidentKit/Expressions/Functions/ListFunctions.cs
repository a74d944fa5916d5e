using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>Functions over lists, and over several arguments taken as a list.</summary>
internal static class ListFunctions
{
    // A call is bounded by the length of its expression; this only says "as many as you like".
    private const int Many = int.MaxValue;

    public static readonly FunctionDefinition[] All =
    [
        new("length", 1, 1, Length),
        new("contains", 2, 2, Contains),
        new("join", 1, 2, Join),
        new("first", 1, 1, static (ref state, call) => Element(ref state, call, last: false)),
        new("last", 1, 1, static (ref state, call) => Element(ref state, call, last: true)),
        new("max", 1, Many, static (ref state, call) => Extreme(ref state, call, sign: 1)),
        new("min", 1, Many, static (ref state, call) => Extreme(ref state, call, sign: -1)),
    ];

    private static ExpressionValue Length(ref EvaluationState state, FunctionCall call) => call[0].RawReference switch
    {
        string text => ExpressionValue.FromInteger(text.Length),
        IReadOnlyDictionary<string, object?> map => ExpressionValue.FromInteger(map.Count),
        IReadOnlyList<object?> list => ExpressionValue.FromInteger(list.Count),
        _ => call.Refuse(ref state, 0, "a text, a list or a map"),
    };

    private static ExpressionValue Contains(ref EvaluationState state, FunctionCall call) =>
        Membership.TryFind(call[1], call[0], ref state, call.Offset, out var found)
            ? ExpressionValue.FromBoolean(found)
            : call.Refuse(ref state, 0, "a list and a value, a text and a text, or a map and a name");

    private static ExpressionValue Join(ref EvaluationState state, FunctionCall call)
    {
        var separator = ", ";
        if (call.Count > 1 && !call.TryText(ref state, 1, out separator))
            return default;
        return call[0].Kind switch
        {
            ExpressionValueKind.List => TextResult.Join(call[0].AsList(), separator, ref state, call.Offset),
            ExpressionValueKind.Map => call.Refuse(ref state, 0, "a list"),
            _ => TextResult.Of(call[0], ref state, call.Offset),
        };
    }

    private static ExpressionValue Element(ref EvaluationState state, FunctionCall call, bool last)
    {
        if (call[0].Kind != ExpressionValueKind.List)
            return call.Refuse(ref state, 0, "a list");
        var list = call[0].AsList();
        if (list.Count == 0)
            return ExpressionValue.Null;
        if (ExpressionValue.TryFrom(list[last ? list.Count - 1 : 0], out var element))
            return element;
        state.Fail(call.Offset, $"{call.Name}() reads an element that is not plain data");
        return default;
    }

    private static ExpressionValue Extreme(ref EvaluationState state, FunctionCall call, int sign)
    {
        if (call.Count == 1 && call[0].Kind == ExpressionValueKind.List)
            return ExtremeOfList(ref state, call, call[0].AsList(), sign);
        var best = call[0];
        for (var i = 0; i < call.Count; i++)
        {
            if (!TryTakeBetter(ref state, call, ref best, call[i], sign))
                return default;
        }

        return best;
    }

    private static ExpressionValue ExtremeOfList(ref EvaluationState state, FunctionCall call, IReadOnlyList<object?> list, int sign)
    {
        var best = ExpressionValue.Null;
        for (var i = 0; i < list.Count; i++)
        {
            if (!state.TrySpend(1, call.Offset))
                return default;
            if (!ExpressionValue.TryFrom(list[i], out var element) || element.IsAbsent)
            {
                state.Fail(call.Offset, $"{call.Name}() takes lists of numbers, texts, instants or durations; element {i} is none");
                return default;
            }

            if (i == 0)
                best = element;
            if (!TryTakeBetter(ref state, call, ref best, element, sign))
                return default;
        }

        return best;
    }

    private static bool TryTakeBetter(ref EvaluationState state, FunctionCall call, ref ExpressionValue best, in ExpressionValue next, int sign)
    {
        if (!ValueComparison.TryCompare(next, best, out var order))
        {
            state.Fail(call.Offset, $"{call.Name}() can't compare {ValueText.Describe(next)} with {ValueText.Describe(best)}");
            return false;
        }

        if (order * sign > 0)
            best = next;
        return true;
    }
}
