namespace IncidentKit.Architecture.Tests.PublicApi;

/// <summary>What changed between two texts, line by line.</summary>
internal static class LineDifference
{
    /// <summary>The lines that went (<c>-</c>) and came (<c>+</c>), each under the type it belongs to.</summary>
    public static string Of(string before, string after)
    {
        var old = Qualified(before);
        var now = Qualified(after);
        var gone = old.Except(now).Select(line => (line.Type, Text: "- " + line.Text));
        var come = now.Except(old).Select(line => (line.Type, Text: "+ " + line.Text));
        return string.Join('\n', gone.Concat(come)
            .GroupBy(line => line.Type)
            .OrderBy(type => type.Key, StringComparer.Ordinal)
            .SelectMany(type => type.Select(line => line.Text).Prepend("  " + type.Key)));
    }

    // A member's line means something only together with the line of its type.
    private static List<(string Type, string Text)> Qualified(string text)
    {
        var lines = new List<(string, string)>();
        var type = "";
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            if (line[0] != ' ')
                type = line;
            lines.Add((type, line));
        }

        return lines;
    }
}
