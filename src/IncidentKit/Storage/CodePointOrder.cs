namespace IncidentKit.Storage;

/// <summary>Compares texts by code point, as their UTF-8 bytes compare: the order of SQLite and PostgreSQL, so that pages read alike from every store.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
            return left.Length.CompareTo(right.Length);
        return Weight(left[same]).CompareTo(Weight(right[same]));
    }

    // Surrogates stand for what lies above U+FFFF, but as UTF-16 units they sort below U+E000.
    private static int Weight(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
