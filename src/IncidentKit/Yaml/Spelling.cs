namespace IncidentKit.Yaml;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of some names, or <see langword="null"/> where none is near; <paramref name="most"/>: how many letters may differ, where that is less than a third.</summary>
    public static string? Nearest(string written, IEnumerable<string> known, int most = int.MaxValue)
    {
        string? best = null;
        var least = int.MaxValue;
        foreach (var name in known)
        {
            var distance = Distance(written.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < least && distance <= most && distance <= Math.Max(1, Math.Min(written.Length, name.Length) / 3))
                (best, least) = (name, distance);
        }

        return best;
    }

    /// <summary>", did you mean "x"?" where something is near, otherwise "; known: a, b".</summary>
    public static string Suggest(string written, IReadOnlyCollection<string> known)
    {
        if (Nearest(written, known) is { } near)
            return $", did you mean \"{near}\"?";
        return known.Count == 0 ? "" : $"; known: {string.Join(", ", known.Take(40))}";
    }

    /// <summary>How many letters must be changed, added, dropped or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        const int Longest = 64;
        if (Math.Abs(a.Length - b.Length) > Longest / 2 || a.Length > Longest || b.Length > Longest)
            return int.MaxValue;
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
