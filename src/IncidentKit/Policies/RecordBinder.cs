using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds what this version keeps without acting on it, and says so: <c>routing:</c>, <c>checklists:</c>, <c>obligations:</c>.</summary>
internal static class RecordBinder
{
    public static IReadOnlyList<DetectionRule> BindDetection(YamlMapReader policy, PolicyBinding binding)
    {
        var rules = new List<DetectionRule>();
        foreach (var reader in policy.Maps("detection"))
        {
            // A trigger that declares nothing is worse than none: somebody relies on it.
            foreach (var key in (string[])["when", "for", "declare", "title"])
            {
                reader.Ignore(key);
                if (reader.Map.Find(key) is { } entry)
                    binding.NotSupported(entry.Key, $"\"{key}\" of a detection rule");
            }

            if (reader.Has("when"))
            {
                reader.Ignore("name");
                reader.Ignore("detect_within");
            }
            else
            {
                rules.Add(new DetectionRule { Name = reader.RequiredText("name"), DetectWithin = reader.RequiredDuration("detect_within") ?? default });
            }

            reader.Finish();
        }

        return rules;
    }

    public static IReadOnlyList<RoutingRule> BindRouting(YamlMapReader policy, PolicyBinding binding)
    {
        var rules = new List<RoutingRule>();
        foreach (var reader in policy.Maps("routing"))
        {
            var when = reader.Scalar("when");
            if (when is not null && Expressions.Expression.ParseCondition(when.Value, binding.Functions).Error is { } error)
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadExpression, when, error.Position - 1, error.Message);
            rules.Add(new RoutingRule { When = when?.Value, Channels = reader.Texts("channels", allowOne: true) });
            reader.Finish();
        }

        Tell(policy, "routing", rules.Count, binding);
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
                Items = reader.Texts("items"),
                IsStrict = reader.Choice("order", ("any", false), ("strict", true)) ?? false,
            };
            reader.Finish();
        }

        Tell(policy, "checklists", checklists.Count, binding);
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

        Tell(policy, "obligations", obligations.Count, binding);
        return obligations;
    }

    private static IEnumerable<(YamlScalar Key, YamlMapReader Reader)> Named(YamlMapReader policy, string key, PolicyBinding binding)
    {
        if (policy.Nested(key) is not { } all)
            yield break;
        foreach (var (name, node) in all.Map.Entries)
        {
            if (node is not YamlScalar { IsNull: true } && binding.Open(node, $"\"{name.Value}\"") is { } reader)
                yield return (name, reader);
        }
    }

    private static void Tell(YamlMapReader policy, string key, int count, PolicyBinding binding)
    {
        if (count > 0)
            binding.Report.Info(PolicyBinding.RecordedOnly, policy.Map.Find(key)!.Value.Key, $"\"{key}\" is recorded but not acted on yet");
    }
}
