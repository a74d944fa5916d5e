using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>Functions over numbers.</summary>
internal static class NumberFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        new("abs", 1, 1, Abs),
        new("round", 1, 3, Rounding.Round),
        new("ceiling", 1, 1, static (ref state, call) => Whole(ref state, call, Math.Ceiling)),
        new("floor", 1, 1, static (ref state, call) => Whole(ref state, call, Math.Floor)),
        new("truncate", 1, 1, static (ref state, call) => Whole(ref state, call, Math.Truncate)),
        new("sign", 1, 1, Sign),
        new("sqrt", 1, 1, static (ref state, call) => Real(ref state, call, Math.Sqrt)),
        new("exp", 1, 1, static (ref state, call) => Real(ref state, call, Math.Exp)),
        new("ln", 1, 1, static (ref state, call) => Real(ref state, call, static number => Math.Log(number))),
        new("log10", 1, 1, static (ref state, call) => Real(ref state, call, Math.Log10)),
        new("log", 2, 2, static (ref state, call) => Real(ref state, call, Log)),
        new("pow", 2, 2, static (ref state, call) => Real(ref state, call, Math.Pow)),
        new("ieeeremainder", 2, 2, static (ref state, call) => Real(ref state, call, Math.IEEERemainder)),
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

    private static ExpressionValue Sign(ref EvaluationState state, FunctionCall call)
    {
        if (!call.TryNumber(ref state, 0, out var number))
            return default;
        return double.IsNaN(number) ? call.Refuse(ref state, 0, "a number") : ExpressionValue.FromInteger(Math.Sign(number));
    }

    private static ExpressionValue Whole(ref EvaluationState state, FunctionCall call, Func<double, double> function)
    {
        if (!call.TryNumber(ref state, 0, out var number))
            return default;
        return call[0].Kind == ExpressionValueKind.Integer ? call[0] : ExpressionValue.FromNumber(function(number));
    }

    /// <summary>A function of one number whose result is a finite number.</summary>
    public static ExpressionValue Real(ref EvaluationState state, FunctionCall call, Func<double, double> function) =>
        call.TryNumber(ref state, 0, out var number) ? Finite(ref state, call, function(number)) : default;

    /// <summary>A function of two numbers whose result is a finite number.</summary>
    public static ExpressionValue Real(ref EvaluationState state, FunctionCall call, Func<double, double, double> function) =>
        call.TryNumber(ref state, 0, out var one) && call.TryNumber(ref state, 1, out var other) ? Finite(ref state, call, function(one, other)) : default;

    /// <summary>The number, or an error where it is none.</summary>
    public static ExpressionValue Finite(ref EvaluationState state, FunctionCall call, double result)
    {
        if (double.IsFinite(result))
            return ExpressionValue.FromNumber(result);
        state.Fail(call.Offset, $"the result of {call.Name}() is not a finite number");
        return default;
    }

    // Powers of the base come out whole: the quotient of logarithms gives 2.9999999999999996 for log(1000, 10).
    private static double Log(double number, double newBase) => newBase switch
    {
        10 => Math.Log10(number),
        2 => Math.Log2(number),
        _ => Math.Log(number, newBase),
    };
}
