using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.Policies;

/// <summary>Names of a policy match ignoring case, spaces, <c>_</c> and <c>-</c>: <c>SEV-1</c> is <c>sev1</c>.</summary>
internal sealed class FoldedName : IEqualityComparer<string>
{
    private FoldedName()
    {
    }

    public static FoldedName Comparer { get; } = new();

    public static bool Same(string? left, string? right) =>
        left is null || right is null ? left == right : Comparer.Equals(left, right);

    /// <summary>The name without what does not count, in lower case.</summary>
    public static string Of(string name) => string.Create(CountedLength(name), name, static (span, text) =>
    {
        var at = 0;
        foreach (var c in text)
        {
            if (Counts(c))
                span[at++] = char.ToLowerInvariant(c);
        }
    });

    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null)
            return x == y;
        int i = 0, j = 0;
        while (true)
        {
            while (i < x.Length && !Counts(x[i]))
                i++;
            while (j < y.Length && !Counts(y[j]))
                j++;
            if (i == x.Length || j == y.Length)
                return i == x.Length && j == y.Length;
            if (char.ToLowerInvariant(x[i++]) != char.ToLowerInvariant(y[j++]))
                return false;
        }
    }

    public int GetHashCode([DisallowNull] string obj)
    {
        var hash = default(HashCode);
        foreach (var c in obj)
        {
            if (Counts(c))
                hash.Add(char.ToLowerInvariant(c));
        }

        return hash.ToHashCode();
    }

    private static bool Counts(char c) => c is not (' ' or '_' or '-');

    private static int CountedLength(string name)
    {
        var length = 0;
        foreach (var c in name)
        {
            if (Counts(c))
                length++;
        }

        return length;
    }
}
