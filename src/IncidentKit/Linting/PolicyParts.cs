using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>A policy beside the document that it was bound from, so that a finding about a part can name its place.</summary>
internal sealed class PolicyParts(Policy policy, YamlMap root, PolicyLoader loader, DiagnosticReport report)
{
    public Policy Policy => policy;

    public YamlMap Root => root;

    public DiagnosticReport Report => report;

    /// <summary>The maps of a list, in its order.</summary>
    public static IEnumerable<YamlMap> MapsOf(YamlNode? list) => list is YamlList { Items: var items } ? items.OfType<YamlMap>() : [];

    /// <summary>The texts of a list, or the one that stands in place of a list.</summary>
    public static IEnumerable<YamlScalar> TextsOf(YamlNode? node) => node switch
    {
        YamlScalar { IsNull: false } one => [one],
        YamlList list => list.Items.OfType<YamlScalar>(),
        _ => [],
    };

    /// <summary>The maps of a list at the top, as <c>severities</c>.</summary>
    public IEnumerable<YamlMap> Maps(string key) => MapsOf(root[key]);

    /// <summary>The entries of a map at the top, as <c>roles</c>, without those that are taken away.</summary>
    public IEnumerable<YamlEntry> Entries(string key) => root[key] is YamlMap map ? map.Entries.Where(entry => entry.Value is not YamlScalar { IsNull: true }) : [];

    /// <summary>The ladders with their steps, as far as they are written as lists.</summary>
    public IEnumerable<(SeverityDefinition Severity, IReadOnlyList<YamlMap> Steps)> Ladders()
    {
        foreach (var (key, node) in Entries("escalation"))
        {
            if (policy.FindSeverity(key.Value) is { } severity)
                yield return (severity, [.. MapsOf(node is YamlMap map ? map["steps"] : node)]);
        }
    }

    /// <summary>What a severity is written as.</summary>
    public YamlMap? SeverityMap(string name) => Maps("severities").FirstOrDefault(map => map["name"] is YamlScalar scalar && FoldedName.Same(scalar.Value, name));

    /// <summary>The file that a policy's document names.</summary>
    public PolicyDocument? FindFile(YamlScalar scalar) => loader.FindFile(scalar.Value, scalar.File);
}
