using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>severities:</c>.</summary>
internal static class SeverityBinder
{
    public static IReadOnlyList<SeverityDefinition> Bind(YamlMapReader policy, PolicyBinding binding)
    {
        var severities = new List<SeverityDefinition>();
        var names = new HashSet<string>(FoldedName.Comparer);
        foreach (var reader in policy.Maps("severities"))
        {
            var severity = BindOne(reader, severities.Count, binding);
            if (severity.Name.Length > 0)
                severities.Add(severity);
            foreach (var scalar in Names(reader))
            {
                if (!names.Add(scalar.Value))
                    binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, scalar, $"the severity name \"{YamlMapReader.Shown(scalar)}\" comes twice; names match ignoring case, spaces, '_' and '-'");
            }
        }

        if (policy.Take("severities") is not { } node)
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Missing, policy.Map, "\"severities\" is missing");
        else if (node is YamlList { Items.Count: 0 })
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadValue, node, "a policy needs at least one severity");
        return severities;
    }

    private static IEnumerable<YamlScalar> Names(YamlMapReader reader)
    {
        if (reader.Map["name"] is YamlScalar name)
            yield return name;
        if (reader.Map["aliases"] is not YamlList aliases)
            yield break;
        foreach (var alias in aliases.Items.OfType<YamlScalar>())
            yield return alias;
    }

    private static SeverityDefinition BindOne(YamlMapReader reader, int rank, PolicyBinding binding)
    {
        var name = reader.RequiredText("name");
        var severity = new SeverityDefinition
        {
            Name = name,
            Rank = rank,
            Title = reader.Text("title") ?? name,
            Criteria = reader.Text("criteria"),
            Aliases = reader.Texts("aliases"),
            Targets = BindTargets(reader.Nested("targets"), binding),
            Urgency = reader.Choice("urgency", ("high", Urgency.High), ("low", Urgency.Low)) ?? Urgency.Low,
            Mode = reader.Choice("mode", ("normal", SeverityMode.Normal), ("track", SeverityMode.Track)) ?? SeverityMode.Normal,
            AcknowledgementExpires = reader.Duration("acknowledgement_expires", TimeSpan.FromMinutes(1)),
        };
        if (severity is { Pages: true, Mode: SeverityMode.Track })
            binding.Report.Error(PolicyBinding.Lint, reader.Map, $"{name} can't be tracked only and page people; remove \"mode: track\" or \"urgency: high\"");
        reader.Finish();
        return severity;
    }

    private static SeverityTargets BindTargets(YamlMapReader? reader, PolicyBinding binding)
    {
        if (reader is null)
            return new SeverityTargets();
        var targets = new SeverityTargets
        {
            Acknowledge = Target("acknowledge"),
            Classify = Target("classify"),
            Assess = Target("assess"),
            Mitigate = Target("mitigate"),
            Resolve = Target("resolve"),
            NoticeOfResolution = Target("notice_of_resolution"),
        };
        foreach (var (key, target) in new[] { ("classify", targets.Classify), ("assess", targets.Assess), ("notice_of_resolution", targets.NoticeOfResolution) })
        {
            if (target is not null)
                binding.Report.Info(PolicyBinding.RecordedOnly, reader.Map.Find(key)!.Value.Key, $"the target \"{key}\" is recorded but not acted on yet");
        }

        reader.Finish();
        return targets;

        PolicyDuration? Target(string key) => binding.Duration(reader.Scalar(key), key);
    }
}
