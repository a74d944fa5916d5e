using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Reads a policy's document and those that it extends, and lays them over each other.</summary>
internal sealed class PolicyLoader(IPolicySource? source, DiagnosticReport report)
{
    private const int LongestChain = 16;

    private readonly List<string> _chain = [];

    /// <summary>Whether all documents could be read to their end; if not, nothing is said about what they lack.</summary>
    public bool IsComplete { get; private set; } = true;

    public YamlMap? Load(PolicyDocument document, YamlLimits limits)
    {
        _chain.Add(document.File);
        var read = YamlReader.Read(document.File, document.Text, limits);
        report.AddRange(read.Diagnostics);
        IsComplete &= read.Root is not null;
        if (read.Root is null)
            return null;
        if (read.Root is not YamlMap map)
        {
            report.Error(PolicyBinding.Codes + SchemaCodes.WrongType, read.Root, $"a policy must be a map, not {read.Root.Kind}");
            return null;
        }

        if (map["name"] is null or YamlScalar { IsNull: true } && map["extends"] is YamlScalar { IsNull: false } missing)
            report.Error(PolicyBinding.Codes + SchemaCodes.Missing, map, "\"name\" is missing; a policy that extends another has a name of its own");
        return map["extends"] is YamlScalar { IsNull: false } extends ? Extend(map, extends, limits) : map;
    }

    public PolicyDocument? FindFile(string reference, string from) => BuiltInPacks.Find(reference, from) ?? source?.Find(reference, from);

    private YamlMap? Extend(YamlMap map, YamlScalar extends, YamlLimits limits)
    {
        var found = BuiltInPacks.Find(extends.Value) ?? source?.Find(extends.Value, extends.File);
        if (found is null)
        {
            report.Error(PolicyBinding.Extends, extends, $"there is no policy '{YamlMapReader.Shown(extends)}' to extend; built-in: {string.Join(", ", BuiltInPacks.Names)}{(Spelling.Nearest(extends.Value, BuiltInPacks.Names) is { } near ? $"; did you mean \"{near}\"?" : "")}");
            IsComplete = false;
            return map;
        }

        if (_chain.Contains(found.File, StringComparer.Ordinal))
        {
            report.Error(PolicyBinding.Extends, extends, $"policies extend each other in a circle: {string.Join(" -> ", _chain.SkipWhile(f => f != found.File))} -> {found.File}");
            IsComplete = false;
            return map;
        }

        if (_chain.Count >= LongestChain)
        {
            report.Error(PolicyBinding.Extends, extends, $"at most {LongestChain} policies extend each other");
            IsComplete = false;
            return map;
        }

        return Load(found, limits) is { } below ? PolicyMerge.Merge(below, map) : map;
    }
}
