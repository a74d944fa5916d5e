using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary><c>sum</c> and <c>avg</c> over a list, or over several arguments.</summary>
internal static class SumFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        new("sum", 1, int.MaxValue, static (ref state, call) => TryAdd(ref state, call, out var sum) ? Total(ref state, call, sum) : default),
        new("avg", 1, int.MaxValue, static (ref state, call) => TryAdd(ref state, call, out var sum) ? Average(ref state, call, sum) : default),
    ];

    private static bool TryAdd(ref EvaluationState state, FunctionCall call, out Sum sum)
    {
        sum = default;
        if (call.Count == 1 && call[0].Kind == ExpressionValueKind.List)
            return TryAddList(ref state, call, call[0].AsList(), ref sum);
        for (var i = 0; i < call.Count; i++)
        {
            if (sum.TryAdd(call[i]))
                continue;
            call.Refuse(ref state, i, "numbers, durations or a list of one of them");
            return false;
        }

        return true;
    }

    private static bool TryAddList(ref EvaluationState state, FunctionCall call, IReadOnlyList<object?> list, ref Sum sum)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (!state.TrySpend(1, call.Offset))
                return false;
            if (ExpressionValue.TryFrom(list[i], out var element) && sum.TryAdd(element))
                continue;
            state.Fail(call.Offset, $"{call.Name}() takes lists of numbers, or of durations; element {i} is none");
            return false;
        }

        return true;
    }

    private static ExpressionValue Total(ref EvaluationState state, FunctionCall call, in Sum sum)
    {
        if (sum.HasNumbers)
            return NumberFunctions.Finite(ref state, call, sum.Number + (double)sum.Integer);
        if (sum.Integer >= long.MinValue && sum.Integer <= long.MaxValue)
            return sum.HasDurations ? ExpressionValue.FromDuration(new TimeSpan((long)sum.Integer)) : ExpressionValue.FromInteger((long)sum.Integer);
        state.Fail(call.Offset, $"the result of {call.Name}() is outside the range of 64 bits");
        return default;
    }

    private static ExpressionValue Average(ref EvaluationState state, FunctionCall call, in Sum sum)
    {
        if (sum.Count == 0)
            return ExpressionValue.Null;
        return sum.HasDurations
            ? ExpressionValue.FromDuration(new TimeSpan((long)(sum.Integer / sum.Count)))
            : NumberFunctions.Finite(ref state, call, (sum.Number + (double)sum.Integer) / sum.Count);
    }

    /// <summary>Integers, or the ticks of durations, are added exactly; only numbers with a fraction round.</summary>
    private struct Sum
    {
        public Int128 Integer;
        public double Number;
        public int Count;
        public bool HasNumbers;
        public bool HasDurations;

        public bool TryAdd(in ExpressionValue value)
        {
            var isDuration = value.Kind == ExpressionValueKind.Duration;
            if (Count++ > 0 && isDuration != HasDurations)
                return false;
            HasDurations = isDuration;
            if (isDuration || value.Kind == ExpressionValueKind.Integer)
            {
                Integer += value.RawBits;
                return true;
            }

            HasNumbers = true;
            Number += value.Kind == ExpressionValueKind.Number ? value.AsNumber() : 0;
            return value.Kind == ExpressionValueKind.Number;
        }
    }
}
