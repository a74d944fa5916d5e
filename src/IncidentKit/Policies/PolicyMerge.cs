using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Lays a policy over the one that it extends: maps merge by key, everything else replaces, <c>null</c> takes away.</summary>
/// <remarks>Keys match as names do, so that <c>sev-1:</c> in the one replaces <c>SEV1:</c> of the other.</remarks>
internal static class PolicyMerge
{
    public static YamlMap Merge(YamlMap below, YamlMap above)
    {
        var entries = new List<YamlEntry>(below.Entries);
        var replaced = new HashSet<int>();
        foreach (var entry in above.Entries)
        {
            var at = entries.FindIndex(0, below.Entries.Count, e => FoldedName.Same(e.Key.Value, entry.Key.Value));

            // A second key of the same name does not replace the first one's value: both stay, and the binder reports them.
            if (at < 0 || !replaced.Add(at))
                entries.Add(entry);
            else if (entries[at].Value is YamlMap lower && entry.Value is YamlMap upper)
                entries[at] = new YamlEntry(entry.Key, Merge(lower, upper));
            else
                entries[at] = entry;
        }

        return new YamlMap(above.File, above.Line, above.Column, [.. entries.DistinctBy(e => e.Key.Value, StringComparer.Ordinal)]);
    }
}
