using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>Functions over instants and durations.</summary>
internal static class TimeFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        new("now", 0, 0, static (ref state, _) => ExpressionValue.FromInstant(state.Scope.Now)),
        new("duration_since", 1, 1, static (ref state, call) => TryInstant(ref state, call, out var instant) ? ExpressionValue.FromDuration(state.Scope.Now - instant) : default),
        new("date", 1, 1, static (ref state, call) => TryInstant(ref state, call, out var instant) ? ExpressionValue.FromInstant(instant) : default),
        new("duration", 1, 1, Duration),
    ];

    private static ExpressionValue Duration(ref EvaluationState state, FunctionCall call)
    {
        if (call[0].Kind == ExpressionValueKind.Duration)
            return call[0];
        return call[0].Kind == ExpressionValueKind.Text && DurationText.TryParse(call[0].AsText(), out var duration)
            ? ExpressionValue.FromDuration(duration)
            : call.Refuse(ref state, 0, "a text such as '15m', '1h 30m' or '2d'");
    }

    // Data that comes as JSON carries its instants as text.
    private static bool TryInstant(ref EvaluationState state, FunctionCall call, out DateTimeOffset instant)
    {
        if (call[0].Kind == ExpressionValueKind.Instant)
        {
            instant = call[0].AsInstant();
            return true;
        }

        if (call[0].Kind == ExpressionValueKind.Text && InstantText.TryParse(call[0].AsText(), out instant))
            return true;
        instant = default;
        call.Refuse(ref state, 0, "an instant or a text such as '2026-11-20T23:12:37Z'");
        return false;
    }
}
