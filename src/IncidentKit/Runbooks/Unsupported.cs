using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Refuses by name what the schema has and this version does not carry out.</summary>
internal static class Unsupported
{
    public static void Refuse(YamlMapReader map, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            if (map.Map.Find(key) is not { } entry)
                continue;
            Refuse(map.Report, entry.Key, key);
            map.Ignore(key);
        }
    }

    public static void Refuse(DiagnosticReport report, YamlNode node, string word) =>
        report.Error(RunbookCodes.Prefix + SchemaCodes.NotSupported, node, $"'{word}' is not supported by this version");
}
