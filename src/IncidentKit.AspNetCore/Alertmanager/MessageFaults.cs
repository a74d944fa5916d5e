namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>What is wrong with a message, by JSON path. It keeps no values: they may be secrets, and the answer ends up in the sender's log.</summary>
internal sealed class MessageFaults
{
    /// <summary>Past this many a sender learns nothing more, and a hostile one should not be able to keep us busy.</summary>
    private const int Most = 50;

    private const int LongestNameInPath = 64;

    private readonly SortedDictionary<string, List<string>> _byPath = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public bool IsFull => Count >= Most;

    public IReadOnlyDictionary<string, string[]> ByPath => _byPath.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);

    public void Add(string path, string fault)
    {
        if (IsFull)
            return;
        Count++;
        if (!_byPath.TryGetValue(path, out List<string>? faults))
            _byPath.Add(path, faults = []);
        faults.Add(fault);
    }

    /// <summary>The path of a member; a name that is no plain word is not repeated, it is the sender's text.</summary>
    public static string Path(string parent, string name) =>
        name.Length is > 0 and <= LongestNameInPath && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"{parent}.{name}" : $"{parent}.*";
}
