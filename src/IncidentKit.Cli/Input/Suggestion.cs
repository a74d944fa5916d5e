namespace IncidentKit.Cli.Input;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary>What would be right: the nearest name, or all of them.</summary>
    public static string For(string written, IReadOnlyCollection<string> known)
    {
        var (nearest, distance) = known.Select(name => (name, Distance(written.ToLowerInvariant(), name.ToLowerInvariant()))).MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, Math.Min(written.Length, nearest.Length) / 3) ? $"did you mean \"{nearest}\"?" : $"known: {string.Join(", ", known)}";
    }

    /// <summary>How many letters must be changed, added, dropped or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        const int Longest = 64;
        if (a.Length > Longest || b.Length > Longest)
            return int.MaxValue;
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
