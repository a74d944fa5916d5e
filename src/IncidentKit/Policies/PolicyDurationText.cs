using System.Globalization;
using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>A policy's durations as people write them: elapsed ones, months, business days, sprints, <c>immediately</c>.</summary>
internal static class PolicyDurationText
{
    private const int MostMonths = 120;
    private const int MostDays = 1000;

    public static bool TryParse(string text, out PolicyDuration value, out string error)
    {
        value = default;
        error = "";
        var words = text.Trim().ToLowerInvariant().Replace('_', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["immediately"]:
                return true;
            case ["next", "business", "day"]:
                value = PolicyDuration.FromBusinessDays(1);
                return true;
            case [var n, "business", "day" or "days"] when TryCount(n, MostDays, out var count):
                value = PolicyDuration.FromBusinessDays(count);
                return true;
            case [var n, "sprint" or "sprints"] when TryCount(n, MostDays, out var count):
                value = PolicyDuration.FromSprints(count);
                return true;
            case [var n, "mo" or "month" or "months"] when TryCount(n, MostMonths, out var count):
                value = PolicyDuration.FromMonths(count);
                return true;
            case [var n] when n.EndsWith("mo", StringComparison.Ordinal) && TryCount(n[..^2], MostMonths, out var count):
                value = PolicyDuration.FromMonths(count);
                return true;
            case [var n] when n.Length > 2 && n[0] == 'p' && n[^1] == 'm' && TryCount(n[1..^1], MostMonths, out var count):
                value = PolicyDuration.FromMonths(count);
                return true;
        }

        if (!DurationText.TryParse(text, out var elapsed, out error))
        {
            error += "; also 1mo, 2 business days, next business day, 2 sprints or immediately";
            return false;
        }

        value = PolicyDuration.FromTimeSpan(elapsed);
        return true;
    }

    private static bool TryCount(string text, int most, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1 && count <= most;
}
