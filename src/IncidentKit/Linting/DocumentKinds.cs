using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Tells by its keys what a document is.</summary>
internal static class DocumentKinds
{
    /// <summary>The keys that one kind alone has.</summary>
    private static readonly (DocumentKind Kind, string[] Keys)[] Marks =
    [
        (DocumentKind.Policy, ["severities", "classification", "escalation", "intake", "extends", "fallback", "assign_from", "when_unknown", "post_incident", "escalates_from", "on_all_alerts_resolved"]),
        (DocumentKind.Runbook, ["steps", "trigger", "on_incident_end", "permissions"]),
        (DocumentKind.Schedule, ["layers", "time_zone", "overrides"]),
    ];

    /// <summary>The kind whose keys stand in the document; where none do, the kind whose keys were probably meant.</summary>
    public static DocumentKind Of(YamlMap document) =>
        Best(document, (key, keys) => keys.Contains(key, StringComparer.Ordinal)) ?? Best(document, (key, keys) => Spelling.Nearest(key, keys) is not null) ?? DocumentKind.Unknown;

    private static DocumentKind? Best(YamlMap document, Func<string, string[], bool> has)
    {
        var (kind, count) = Marks.Select(mark => (mark.Kind, Count: document.Entries.Count(entry => has(entry.Key.Value, mark.Keys)))).MaxBy(pair => pair.Count);
        return count > 0 ? kind : null;
    }
}
