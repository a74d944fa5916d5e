using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>communication:</c>, <c>triggers:</c>, <c>periodic:</c> and <c>pages:</c>.</summary>
internal static class CommunicationBinder
{
    public static IReadOnlyList<CommunicationRule> Bind(YamlMapReader policy, IReadOnlyDictionary<string, string> templates, PolicyBinding binding)
    {
        var rules = new List<CommunicationRule>();
        foreach (var reader in policy.Maps("communication"))
        {
            rules.Add(new CommunicationRule
            {
                Severities = binding.SeverityList(reader, "severities"),
                Stage = reader.Choice("stage", PolicyWords.Stages) ?? default,
                Within = binding.Duration(reader.Scalar("within"), "within"),
                Audiences = reader.Texts("audiences", allowOne: true),
                Channels = reader.Texts("channels", allowOne: true),
                Template = binding.TemplateName(reader, templates),
                Required = reader.Choice("required", PolicyWords.Needs) ?? default,
            });
            if (!reader.Has("audiences") && !reader.Has("channels"))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Missing, reader.Map, "a communication rule needs \"audiences\" or \"channels\"");
            reader.Finish();
        }

        binding.TellRecorded(policy, "communication", rules.Count);
        return rules;
    }

    public static IReadOnlyList<EscalationTrigger> BindTriggers(YamlMapReader policy, PolicyBinding binding)
    {
        var triggers = new List<EscalationTrigger>();
        var names = new HashSet<string>(FoldedName.Comparer);
        foreach (var reader in policy.Maps("triggers"))
        {
            var name = Name(reader, "trigger", names, binding);
            triggers.Add(new EscalationTrigger
            {
                Name = name,
                Title = reader.Text("title") ?? name,
                On = reader.Choice("on", PolicyWords.Causes) ?? default,
                Notify = binding.TargetList(reader, "notify"),
                Do = ActionBinder.BindRecorded(reader, binding),
            });
            reader.Finish();
        }

        binding.TellRecorded(policy, "triggers", triggers.Count);
        return triggers;
    }

    public static IReadOnlyList<PeriodicRule> BindPeriodic(YamlMapReader policy, PolicyBinding binding)
    {
        var rules = new List<PeriodicRule>();
        var names = new HashSet<string>(FoldedName.Comparer);
        foreach (var reader in policy.Maps("periodic"))
        {
            var name = Name(reader, "periodic rule", names, binding);
            _ = reader.Required("kind");
            rules.Add(new PeriodicRule
            {
                Name = name,
                Title = reader.Text("title") ?? name,
                Kind = reader.Choice("kind", PolicyWords.Kinds) ?? default,
                Every = binding.Duration(reader.Scalar("every"), "every"),
            });
            reader.Finish();
        }

        binding.TellRecorded(policy, "periodic", rules.Count);
        return rules;
    }

    public static PageExpectation BindPages(YamlMapReader policy, PolicyBinding binding)
    {
        if (policy.Nested("pages") is not { } reader)
            return new PageExpectation();
        var pages = new PageExpectation { AnswerWithin = reader.Duration("answer_within") };
        reader.Finish();
        binding.TellRecorded(policy, "pages", pages.AnswerWithin is null ? 0 : 1);
        return pages;
    }

    private static string Name(YamlMapReader reader, string what, HashSet<string> names, PolicyBinding binding)
    {
        var name = reader.RequiredText("name");
        if (name.Length > 0 && !names.Add(name))
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, reader.Map["name"]!, $"the {what} \"{name}\" comes twice; give one of them another name");
        return name;
    }
}
