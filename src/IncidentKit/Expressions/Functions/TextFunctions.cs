using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>Functions over text. All comparisons are ordinal.</summary>
internal static class TextFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        new("upper", 1, 1, static (ref state, call) => TryRead(ref state, call, out var text) ? ExpressionValue.FromText(text.ToUpperInvariant()) : default),
        new("lower", 1, 1, static (ref state, call) => TryRead(ref state, call, out var text) ? ExpressionValue.FromText(text.ToLowerInvariant()) : default),
        new("trim", 1, 1, static (ref state, call) => TryRead(ref state, call, out var text) ? ExpressionValue.FromText(text.Trim()) : default),
        new("text", 1, 1, static (ref state, call) => TextResult.Of(call[0], ref state, call.Offset)),
        new("json", 1, 1, static (ref state, call) => TextResult.Json(call[0], ref state, call.Offset)),
        new("escapelike", 1, 1, EscapeLike),
        new("starts_with", 2, 2, static (ref state, call) => call.TryText(ref state, 0, out var text) && call.TryText(ref state, 1, out var start)
            ? ExpressionValue.FromBoolean(text.StartsWith(start, StringComparison.Ordinal)) : default),
        new("ends_with", 2, 2, static (ref state, call) => call.TryText(ref state, 0, out var text) && call.TryText(ref state, 1, out var end)
            ? ExpressionValue.FromBoolean(text.EndsWith(end, StringComparison.Ordinal)) : default),
        new("replace", 3, 3, Replace),
        new("split", 2, 2, Split),
    ];

    private static bool TryRead(ref EvaluationState state, FunctionCall call, out string text) =>
        call.TryText(ref state, 0, out text) && state.TrySpend(text.Length, call.Offset);

    private static ExpressionValue EscapeLike(ref EvaluationState state, FunctionCall call)
    {
        if (!call.TryText(ref state, 0, out var text) || !TextResult.Fits(text.Length * 2L, ref state, call.Offset))
            return default;
        return ExpressionValue.FromText(text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal));
    }

    private static ExpressionValue Replace(ref EvaluationState state, FunctionCall call)
    {
        if (!call.TryText(ref state, 0, out var text) || !call.TryText(ref state, 1, out var old) || !call.TryText(ref state, 2, out var instead))
            return default;
        if (old.Length == 0)
            return call.Refuse(ref state, 1, "a text to replace that is not empty");
        if (!TextResult.MaySearch(text, old, ref state, call.Offset))
            return default;
        // The length is computed first: a short text can grow beyond any limit.
        var count = 0;
        for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0; at = text.IndexOf(old, at + old.Length, StringComparison.Ordinal))
            count++;
        var length = text.Length + ((long)count * (instead.Length - old.Length));
        return TextResult.Fits(length, ref state, call.Offset) ? ExpressionValue.FromText(text.Replace(old, instead, StringComparison.Ordinal)) : default;
    }

    private static ExpressionValue Split(ref EvaluationState state, FunctionCall call)
    {
        if (!call.TryText(ref state, 0, out var text) || !call.TryText(ref state, 1, out var separator))
            return default;
        if (separator.Length == 0)
            return call.Refuse(ref state, 1, "a separator that is not empty");
        return state.TrySpend(text.Length, call.Offset) && TextResult.MaySearch(text, separator, ref state, call.Offset) ? ExpressionValue.FromList(text.Split(separator)) : default;
    }
}
