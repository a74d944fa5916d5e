using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary><c>round(n, digits, mode)</c>.</summary>
internal static class Rounding
{
    private const string Modes = "'to_even', 'away_from_zero', 'to_zero', 'to_negative_infinity' or 'to_positive_infinity'";

    public static ExpressionValue Round(ref EvaluationState state, FunctionCall call)
    {
        if (!call.TryNumber(ref state, 0, out var number))
            return default;
        long digits = 0;
        if (call.Count > 1 && !call.TryInteger(ref state, 1, out digits))
            return default;
        if (digits is < 0 or > 15)
            return call.Refuse(ref state, 1, "0 to 15 digits");
        var mode = MidpointRounding.ToEven;
        if (call.Count > 2 && !(call.TryText(ref state, 2, out var name) && TryMode(name, out mode)))
            return call.Refuse(ref state, 2, "as its mode " + Modes);
        return call[0].Kind == ExpressionValueKind.Integer ? call[0] : ExpressionValue.FromNumber(Math.Round(number, (int)digits, mode));
    }

    // NCalc's users know the modes by the names of .NET.
    private static bool TryMode(string name, out MidpointRounding mode)
    {
        MidpointRounding? found = name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant() switch
        {
            "toeven" => MidpointRounding.ToEven,
            "awayfromzero" => MidpointRounding.AwayFromZero,
            "tozero" => MidpointRounding.ToZero,
            "tonegativeinfinity" => MidpointRounding.ToNegativeInfinity,
            "topositiveinfinity" => MidpointRounding.ToPositiveInfinity,
            _ => null,
        };
        mode = found.GetValueOrDefault();
        return found is not null;
    }
}
