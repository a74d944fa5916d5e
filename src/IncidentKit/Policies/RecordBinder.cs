using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds what this version keeps without acting on it, and says so: <c>routing:</c>, <c>checklists:</c>, <c>obligations:</c>.</summary>
internal static class RecordBinder
{
    public static IReadOnlyList<RoutingRule> BindRouting(YamlMapReader policy, PolicyBinding binding)
    {
        var rules = new List<RoutingRule>();
        foreach (var reader in policy.Maps("routing"))
        {
            var when = reader.Scalar("when");
            rules.Add(new RoutingRule { When = when is null ? null : binding.Condition(when, names: null), Channels = reader.Texts("channels", allowOne: true) });
            reader.Finish();
        }

        binding.TellRecorded(policy, "routing", rules.Count);
        return rules;
    }

    public static IReadOnlyDictionary<string, Checklist> BindChecklists(YamlMapReader policy, PolicyBinding binding)
    {
        var checklists = new Dictionary<string, Checklist>(StringComparer.Ordinal);
        foreach (var (key, reader) in Named(policy, "checklists", binding))
        {
            checklists[key.Value] = new Checklist
            {
                Title = reader.Text("title") ?? key.Value,
                When = reader.Text("when"),
                Severities = binding.SeverityList(reader, "severities"),
                After = reader.Duration("after"),
                Within = reader.Duration("within"),
                Items = reader.Texts("items"),
                IsStrict = reader.Choice("order", ("any", false), ("strict", true)) ?? false,
            };
            reader.Finish();
        }

        binding.TellRecorded(policy, "checklists", checklists.Count);
        return checklists;
    }

    public static IReadOnlyDictionary<string, Obligation> BindObligations(YamlMapReader policy, PolicyBinding binding)
    {
        var obligations = new Dictionary<string, Obligation>(StringComparer.Ordinal);
        foreach (var (key, reader) in Named(policy, "obligations", binding))
        {
            var phases = new List<ObligationPhase>();
            foreach (var phase in reader.Maps("phases"))
            {
                phases.Add(new ObligationPhase { Within = binding.Duration(phase.RequiredScalar("within"), "within") ?? default, Contents = phase.Texts("contents") });
                phase.Finish();
            }

            obligations[key.Value] = new Obligation
            {
                Start = reader.RequiredText("start"),
                Calendar = reader.Text("calendar"),
                Phases = phases,
                Source = reader.Text("source"),
            };
            reader.Finish();
        }

        binding.TellRecorded(policy, "obligations", obligations.Count);
        return obligations;
    }

    internal static IEnumerable<(YamlScalar Key, YamlMapReader Reader)> Named(YamlMapReader policy, string key, PolicyBinding binding)
    {
        if (policy.Nested(key) is not { } all)
            yield break;
        foreach (var (name, node) in all.Map.Entries)
        {
            if (node is not YamlScalar { IsNull: true } && binding.Open(node, $"\"{name.Value}\"") is { } reader)
                yield return (name, reader);
        }
    }
}
