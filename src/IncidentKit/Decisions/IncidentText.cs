using System.Globalization;
using System.Text;

namespace IncidentKit.Decisions;

/// <summary>What a person who is woken reads first: what, since when, why this severity, and what to do. Titles and labels are data and stay as they are.</summary>
internal static class IncidentText
{
    /// <summary>Describes an incident in a few lines of Markdown.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="now">The time.</param>
    /// <returns>The text.</returns>
    public static string Describe(Incident incident, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{incident.DisplayNumber} {incident.Title}\n");
        text.Append(CultureInfo.InvariantCulture, $"Severity: {incident.Severity} (rule {incident.Classification.Rule}{(incident.Classification.Provisional ? ", provisional: " + string.Join(", ", incident.Classification.Missing) + " not known" : "")})\n");
        text.Append(CultureInfo.InvariantCulture, $"Status: {incident.Status}, declared {incident.DeclaredAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC ({Age(now - incident.DeclaredAt)} ago)\n");
        if (incident.AffectedSystems.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"Affected: {string.Join(", ", incident.AffectedSystems)}\n");
        if (incident.UserImpact.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"Users: {incident.UserImpact}\n");
        text.Append(incident.AcknowledgedBy is { } person ? $"Taken by: {person}\n" : "Nobody has taken it yet: acknowledge it to stop further pages to you.\n");
        return text.ToString();
    }

    /// <summary>A text as one line: what would break or turn a line becomes a space, and what is too long is cut.</summary>
    /// <param name="text">The text; may hold what an outsider wrote.</param>
    /// <returns>At most 300 characters.</returns>
    public static string OneLine(string text)
    {
        const int Longest = 300;
        var line = string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? ' ' : source[i];
        });
        if (line.Length <= Longest)
            return line;
        var end = char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1;
        return line[..end] + "…";
    }

    /// <summary>A length of time as people say it.</summary>
    /// <param name="length">The length.</param>
    /// <returns>The text, for example <c>1h 5m</c>.</returns>
    public static string Age(TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1))
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)length.TotalSeconds)}s");
        if (length < TimeSpan.FromHours(1))
            return string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalMinutes}m");
        return length < TimeSpan.FromDays(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours}h {length.Minutes}m")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalDays}d {length.Hours}h");
    }
}
