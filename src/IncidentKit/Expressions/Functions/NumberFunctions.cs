using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>Functions over numbers.</summary>
internal static class NumberFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        new("abs", 1, 1, Abs),
        new("round", 1, 2, Round),
        new("ceiling", 1, 1, static (ref state, call) => Whole(ref state, call, Math.Ceiling)),
        new("floor", 1, 1, static (ref state, call) => Whole(ref state, call, Math.Floor)),
        new("truncate", 1, 1, static (ref state, call) => Whole(ref state, call, Math.Truncate)),
        new("sign", 1, 1, static (ref state, call) => call.TryNumber(ref state, 0, out var number) && !double.IsNaN(number) ? ExpressionValue.FromInteger(Math.Sign(number)) : default),
        new("sqrt", 1, 1, static (ref state, call) => Real(ref state, call, Math.Sqrt)),
        new("exp", 1, 1, static (ref state, call) => Real(ref state, call, Math.Exp)),
        new("ln", 1, 1, static (ref state, call) => Real(ref state, call, Math.Log)),
        new("log10", 1, 1, static (ref state, call) => Real(ref state, call, Math.Log10)),
        new("pow", 2, 2, Pow),
    ];

    private static ExpressionValue Abs(ref EvaluationState state, FunctionCall call)
    {
        var value = call[0];
        switch (value.Kind)
        {
            case ExpressionValueKind.Integer when value.RawBits != long.MinValue:
                return ExpressionValue.FromInteger(Math.Abs(value.RawBits));
            case ExpressionValueKind.Integer:
                state.Fail(call.Offset, "the result of abs() is outside the range of 64-bit integers");
                return default;
            case ExpressionValueKind.Duration when value.RawBits != long.MinValue:
                return ExpressionValue.FromDuration(value.AsDuration().Duration());
            default:
                return call.TryNumber(ref state, 0, out var number) ? ExpressionValue.FromNumber(Math.Abs(number)) : default;
        }
    }

    private static ExpressionValue Round(ref EvaluationState state, FunctionCall call)
    {
        if (!call.TryNumber(ref state, 0, out var number))
            return default;
        long digits = 0;
        if (call.Count > 1 && !call.TryInteger(ref state, 1, out digits))
            return default;
        if (digits is < 0 or > 15)
            return call.Refuse(ref state, 1, "0 to 15 digits");
        return call[0].Kind == ExpressionValueKind.Integer ? call[0] : ExpressionValue.FromNumber(Math.Round(number, (int)digits));
    }

    private static ExpressionValue Whole(ref EvaluationState state, FunctionCall call, Func<double, double> function)
    {
        if (!call.TryNumber(ref state, 0, out var number))
            return default;
        return call[0].Kind == ExpressionValueKind.Integer ? call[0] : ExpressionValue.FromNumber(function(number));
    }

    private static ExpressionValue Real(ref EvaluationState state, FunctionCall call, Func<double, double> function) =>
        call.TryNumber(ref state, 0, out var number) ? Finite(ref state, call, function(number)) : default;

    private static ExpressionValue Pow(ref EvaluationState state, FunctionCall call) =>
        call.TryNumber(ref state, 0, out var number) && call.TryNumber(ref state, 1, out var power)
            ? Finite(ref state, call, Math.Pow(number, power))
            : default;

    private static ExpressionValue Finite(ref EvaluationState state, FunctionCall call, double result)
    {
        if (double.IsFinite(result))
            return ExpressionValue.FromNumber(result);
        state.Fail(call.Offset, $"the result of {call.Name}() is not a finite number");
        return default;
    }
}
