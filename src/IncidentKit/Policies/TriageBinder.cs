using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>intake:</c> and <c>classification:</c>.</summary>
internal static class TriageBinder
{
    /// <summary>What an intake rule may set.</summary>
    public static readonly string[] IntakeFields =
    [
        "category", "impact", "users_affected_percent", "has_workaround", "scope", "data_at_risk", "security",
        "title", "description", "affected_systems", "user_impact", "alert.name",
    ];

    public static IReadOnlyList<IntakeRule> BindIntake(YamlMapReader policy, PolicyBinding binding)
    {
        var rules = new List<IntakeRule>();
        foreach (var reader in policy.Maps("intake"))
        {
            var rule = new IntakeRule
            {
                When = binding.Condition(reader.RequiredScalar("when"), PolicyNames.Alert),
                Set = BindSet(reader.Nested("set"), binding),
                Floor = binding.Severity(reader.Scalar("floor")),
            };
            if (!reader.Has("set") && !reader.Has("floor"))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Missing, reader.Map, "an intake rule needs \"set\" or \"floor\"");
            reader.Finish();
            rules.Add(rule);
        }

        return rules;
    }

    public static (IReadOnlyList<ClassificationRule> Rules, string Otherwise) BindClassification(YamlMapReader policy, PolicyBinding binding)
    {
        var rules = new List<ClassificationRule>();
        var names = new HashSet<string>(FoldedName.Comparer);
        string? otherwise = null;
        foreach (var reader in policy.Maps("classification"))
        {
            if (otherwise is not null)
                binding.Report.Error(PolicyBinding.Unreachable, reader.Map, "nothing after \"otherwise\" is ever reached; move it above");
            if (reader.Has("otherwise"))
            {
                otherwise = binding.Severity(reader.RequiredScalar("otherwise")) ?? "";
                reader.Finish();
                continue;
            }

            var name = reader.RequiredScalar("name");
            if (name is not null && FoldedName.Same(name.Value, "otherwise"))
                binding.Report.Error(PolicyBinding.Reserved, name, "\"otherwise\" names the last line; give the rule another name");
            else if (name is not null && !names.Add(name.Value))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, name, $"the rule \"{YamlMapReader.Shown(name)}\" comes twice; give one of them another name");
            rules.Add(new ClassificationRule
            {
                Name = name?.Value ?? "",
                When = binding.Condition(reader.RequiredScalar("when"), PolicyNames.Report),
                Severity = binding.Severity(reader.RequiredScalar("severity")) ?? "",
            });
            reader.Finish();
        }

        if (otherwise is null)
        {
            var at = policy.Map.Find("classification")?.Key ?? (YamlNode)policy.Map;
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Missing, at, "\"classification\" must end with a line \"otherwise: SEVERITY\"");
        }

        return (rules, otherwise ?? "");
    }

    private static IReadOnlyList<KeyValuePair<string, string>> BindSet(YamlMapReader? reader, PolicyBinding binding)
    {
        if (reader is null)
            return [];
        var set = new List<KeyValuePair<string, string>>();
        foreach (var field in IntakeFields)
            reader.Ignore(field);
        foreach (var (key, value) in reader.Map.Entries)
        {
            if (!IntakeFields.Contains(key.Value, StringComparer.Ordinal))
                continue;
            if (value is YamlScalar scalar)
                set.Add(new(key.Value, binding.Template(scalar, PolicyNames.Alert)));
            else
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.WrongType, value, $"\"{key.Value}\" must be text, not {value.Kind}{(key.Value == "affected_systems" ? "; separate names by commas" : "")}");
        }

        reader.Finish();
        return set;
    }
}
