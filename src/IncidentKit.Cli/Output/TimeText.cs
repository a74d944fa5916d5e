using System.Globalization;
using IncidentKit.Policies;

namespace IncidentKit.Cli.Output;

/// <summary>Times and durations as a person reads them.</summary>
internal static class TimeText
{
    /// <summary>An instant, in UTC to the second.</summary>
    public static string? Of(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A policy's duration.</summary>
    public static string? Of(PolicyDuration? duration) => duration switch
    {
        null => null,
        // Policies promise 24 and 48 hours, not days.
        { Kind: PolicyDurationKind.Elapsed, Elapsed: var elapsed } => elapsed >= TimeSpan.FromDays(1) && elapsed <= TimeSpan.FromDays(2)
            ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalHours}h")
            : Of(elapsed),
        { } counted => counted.ToJsonText().Replace('_', ' '),
    };

    /// <summary>A length of time such as <c>1h 30m</c>.</summary>
    public static string Of(TimeSpan length)
    {
        if (length == TimeSpan.Zero)
            return "0s";
        var parts = new List<string>();
        Add(length.Days, "d");
        Add(length.Hours, "h");
        Add(length.Minutes, "m");
        Add(length.Seconds, "s");
        Add(length.Milliseconds, "ms");
        return string.Join(' ', parts);

        void Add(int amount, string unit)
        {
            if (amount != 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{amount}{unit}"));
        }
    }
}
