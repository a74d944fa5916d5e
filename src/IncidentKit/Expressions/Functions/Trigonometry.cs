namespace IncidentKit.Expressions.Functions;

/// <summary>Functions over angles, in radians.</summary>
internal static class Trigonometry
{
    public static readonly FunctionDefinition[] All =
    [
        new("sin", 1, 1, static (ref state, call) => NumberFunctions.Real(ref state, call, Math.Sin)),
        new("cos", 1, 1, static (ref state, call) => NumberFunctions.Real(ref state, call, Math.Cos)),
        new("tan", 1, 1, static (ref state, call) => NumberFunctions.Real(ref state, call, Math.Tan)),
        new("asin", 1, 1, static (ref state, call) => NumberFunctions.Real(ref state, call, Math.Asin)),
        new("acos", 1, 1, static (ref state, call) => NumberFunctions.Real(ref state, call, Math.Acos)),
        new("atan", 1, 1, static (ref state, call) => NumberFunctions.Real(ref state, call, Math.Atan)),
        new("atan2", 2, 2, static (ref state, call) => NumberFunctions.Real(ref state, call, Math.Atan2)),
    ];
}
