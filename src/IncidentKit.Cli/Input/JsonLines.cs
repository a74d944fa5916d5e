namespace IncidentKit.Cli.Input;

/// <summary>Splits JSON Lines.</summary>
internal static class JsonLines
{
    /// <summary>The lines that hold something, with their numbers from 1.</summary>
    public static IEnumerable<(int Number, string Text)> Split(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number, line.TrimEnd('\r'));
        }
    }

    /// <summary>All lines, those that are empty too, up to the last that holds something.</summary>
    public static IEnumerable<string> All(string text)
    {
        var end = text.AsSpan().TrimEnd().Length;
        var at = 0;
        while (at < end)
        {
            var stop = text.IndexOf('\n', at, end - at) is >= 0 and var found ? found : end;
            yield return text[at..stop].TrimEnd('\r');
            at = stop + 1;
        }
    }
}
