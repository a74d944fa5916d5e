namespace IncidentKit.Yaml;

/// <summary>A mapping, its entries in the order of the document. No key comes twice.</summary>
internal sealed class YamlMap : YamlNode
{
    private readonly Dictionary<string, YamlEntry> _byKey;

    public YamlMap(string file, int line, int column, IReadOnlyList<YamlEntry> entries)
        : base(file, line, column)
    {
        Entries = entries;
        _byKey = new Dictionary<string, YamlEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
            _byKey.Add(entry.Key.Value, entry);
    }

    public IReadOnlyList<YamlEntry> Entries { get; }

    public override string Kind => "a map";

    public YamlNode? this[string key] => _byKey.TryGetValue(key, out var entry) ? entry.Value : null;

    public YamlEntry? Find(string key) => _byKey.TryGetValue(key, out var entry) ? entry : null;
}
