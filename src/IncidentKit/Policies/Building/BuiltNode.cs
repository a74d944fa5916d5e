namespace IncidentKit.Policies.Building;

/// <summary>A part of a document in the making, and the calls that made it: where a finding about it points.</summary>
/// <param name="Path">The calls, as <c>Severity("SEV1").Acknowledge</c>.</param>
internal abstract record BuiltNode(string Path);

/// <summary>A value.</summary>
/// <param name="Path">The calls that made it.</param>
/// <param name="Value">The text.</param>
/// <param name="Bare">Whether it is a number, a truth value or <c>null</c>, which stand without quotes.</param>
internal sealed record BuiltText(string Path, string Value, bool Bare = false) : BuiltNode(Path);

/// <summary>A list.</summary>
/// <param name="Path">The calls that made it.</param>
internal sealed record BuiltList(string Path) : BuiltNode(Path)
{
    public List<BuiltNode> Items { get; } = [];
}

/// <summary>A map, in the order in which its keys were set first.</summary>
/// <param name="Path">The calls that made it.</param>
internal sealed record BuiltMap(string Path) : BuiltNode(Path)
{
    public List<KeyValuePair<string, BuiltNode>> Entries { get; } = [];

    /// <summary>Sets a key; what it was set to before is replaced.</summary>
    public void Set(string key, BuiltNode value)
    {
        var at = Entries.FindIndex(entry => entry.Key == key);
        if (at < 0)
            Entries.Add(KeyValuePair.Create(key, value));
        else
            Entries[at] = KeyValuePair.Create(key, value);
    }

    /// <summary>Sets a key; a second one of the same name stays beside the first, and the reader reports both.</summary>
    public void Add(string key, BuiltNode value) => Entries.Add(KeyValuePair.Create(key, value));

    /// <summary>What a key was set to; made where it is missing or of another kind.</summary>
    public T GetOrSet<T>(string key, Func<T> make)
        where T : BuiltNode
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key && entry.Value is T found)
                return found;
        }

        var made = make();
        Set(key, made);
        return made;
    }
}
