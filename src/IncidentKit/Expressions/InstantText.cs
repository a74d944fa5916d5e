using System.Globalization;

namespace IncidentKit.Expressions;

/// <summary>Instants and times of day as people and JSON write them: year first, so that no day is taken for a month.</summary>
internal static class InstantText
{
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd",
        "yyyy/MM/dd HH:mm:ss.FFFFFFFK", "yyyy/MM/dd HH:mmK", "yyyy/MM/dd",
    ];

    private static readonly string[] TimesOfDay = ["h\\:mm\\:ss", "h\\:mm\\:ss\\.FFFFFFF", "h\\:mm"];

    /// <summary>Reads an instant; UTC where it names no offset.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    /// <summary>Reads <c>20:42:00</c> as the duration since midnight.</summary>
    public static bool TryParseTimeOfDay(ReadOnlySpan<char> text, out TimeSpan time) =>
        TimeSpan.TryParseExact(text, TimesOfDay, CultureInfo.InvariantCulture, out time) && time < TimeSpan.FromDays(1);
}
