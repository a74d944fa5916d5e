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
}
