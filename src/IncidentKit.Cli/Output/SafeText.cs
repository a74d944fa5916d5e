using System.Text;

namespace IncidentKit.Cli.Output;

/// <summary>Makes text that others wrote fit for a terminal: a title can't move the cursor, colour the screen or forge a line.</summary>
internal static class SafeText
{
    /// <summary>The text on one line, with control characters and marks of direction shown as a replacement character.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
            safe.Append(c == '\t' ? ' ' : char.IsControl(c) || IsDirection(c) ? '\uFFFD' : c);
        return safe.ToString();
    }

    private static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}
