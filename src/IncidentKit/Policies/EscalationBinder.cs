using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>escalation:</c>.</summary>
internal static class EscalationBinder
{
    public static IReadOnlyDictionary<string, EscalationLadder> Bind(YamlMapReader policy, PolicyBinding binding)
    {
        var ladders = new Dictionary<string, EscalationLadder>(StringComparer.Ordinal);
        if (policy.Nested("escalation") is { } reader)
        {
            foreach (var (key, node) in reader.Map.Entries)
            {
                // 'SEV4: null' takes away a ladder of the policy below, whose severities need not be known here.
                if (node is YamlScalar { IsNull: true })
                    continue;
                var severity = binding.Severity(key);
                if (BindLadder(node, key.Value, binding) is { } ladder && severity is not null && !ladders.TryAdd(severity, ladder))
                    binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, key, $"{severity} has two ladders; remove one of them");
            }
        }

        CheckEverySeverity(policy, ladders, binding);
        return ladders;
    }

    private static EscalationLadder? BindLadder(YamlNode node, string severity, PolicyBinding binding)
    {
        switch (node)
        {
            case YamlScalar { Value: "none" }:
                return EscalationLadder.Nobody;
            case YamlList list:
                return new EscalationLadder { Steps = BindSteps(list.Items, binding) };
            case YamlMap map:
                var reader = new YamlMapReader(map, PolicyBinding.Codes, binding.Report);
                var repeat = reader.Int("repeat", 0, 100) ?? 0;
                if (repeat > 0)
                    binding.NotActedOn(map.Find("repeat")!.Value.Key, "a ladder's \"repeat\"", "the ladder runs once");
                _ = reader.Required("steps");
                var steps = BindSteps(reader.List("steps"), binding);
                reader.Finish();
                return new EscalationLadder { Repeat = repeat, Steps = steps };
            default:
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.WrongType, node, $"the ladder of {severity} must be a list of steps or none, not {node.Kind}");
                return null;
        }
    }

    private static List<EscalationStep> BindSteps(IReadOnlyList<YamlNode> items, PolicyBinding binding)
    {
        var steps = new List<EscalationStep>();
        var ids = new HashSet<string>(FoldedName.Comparer);
        foreach (var item in items)
        {
            if (binding.Open(item, "a step") is not { } reader)
                continue;
            var id = reader.RequiredScalar("id");
            if (id is not null && !IsName(id.Value))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadValue, id, $"a step's id has 1 to 64 letters, digits, '_' and '-', not '{YamlMapReader.Shown(id)}'");
            if (id is not null && !ids.Add(id.Value))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, id, $"the step \"{YamlMapReader.Shown(id)}\" comes twice in this ladder; give one of them another id");
            steps.Add(BindStep(reader, id?.Value ?? "", binding));
        }

        return steps;
    }

    private static EscalationStep BindStep(YamlMapReader reader, string id, PolicyBinding binding)
    {
        var step = new EscalationStep
        {
            Id = id,
            After = reader.RequiredDuration("after") ?? default,
            From = reader.Choice("from", ("detection", EscalationStepOrigin.Detection), ("previous", EscalationStepOrigin.Previous)) ?? default,
            Unless = reader.Choice("unless", ("resolved", EscalationUnless.Resolved), ("acknowledged", EscalationUnless.Acknowledged), ("mitigated", EscalationUnless.Mitigated)) ?? default,
            Notify = binding.TargetList(reader, "notify"),
            Do = ActionBinder.Bind(reader, binding),
            Repeat = BindRepeat(reader.Nested("repeat")),
            When = reader.Scalar("when") is { } when ? binding.Condition(when, PolicyNames.Step) : null,
            WhenEmpty = reader.Choice("when_empty", ("next", EscalationWhenEmpty.Next), ("wait", EscalationWhenEmpty.Wait), ("skip", EscalationWhenEmpty.Skip)) ?? default,
            Hours = reader.Choice("hours", ("any", EscalationHours.Any), ("business", EscalationHours.Business)) ?? default,
            Pick = reader.Choice("pick", ("all", EscalationPick.All), ("round_robin", EscalationPick.RoundRobin)) ?? default,
        };
        TellNotActedOn(reader, step, binding);
        if (!reader.Has("notify") && !reader.Has("do"))
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Missing, reader.Map, "a step needs \"notify\" or \"do\"");
        else if (step.PagesOnCall && reader.Map["notify"] is null or YamlScalar { IsNull: true } or YamlList { Items.Count: 0 })
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Missing, reader.Map, "page_on_call pages those of \"notify\", and there are none; add them, such as schedule:on-call");
        reader.Finish();
        return step;
    }

    /// <summary>What the engine does not look at yet. A warning each: without it other people are told, or at other times.</summary>
    private static void TellNotActedOn(YamlMapReader reader, EscalationStep step, PolicyBinding binding)
    {
        Tell("when", step.When is not null, "the step fires whether or not it holds");
        Tell("when_empty", step.WhenEmpty != EscalationWhenEmpty.Next, "where nobody is found, the policy's fallback is told at once");
        Tell("hours", step.Hours != EscalationHours.Any, "the step fires at any hour");
        Tell("pick", step.Pick != EscalationPick.All, "all targets are told");

        void Tell(string key, bool differs, string instead)
        {
            if (differs)
                binding.NotActedOn(reader.Map.Find(key)!.Value.Key, $"\"{key}\"", instead);
        }
    }

    private static StepRepeat? BindRepeat(YamlMapReader? reader)
    {
        if (reader is null)
            return null;
        var every = reader.RequiredDuration("every", TimeSpan.FromMinutes(1));
        var times = reader.Int("times", 1, 100);
        _ = reader.Required("times");
        reader.Finish();
        return every is { } e && times is { } t ? new StepRepeat { Every = e, Times = t } : null;
    }

    private static void CheckEverySeverity(YamlMapReader policy, Dictionary<string, EscalationLadder> ladders, PolicyBinding binding)
    {
        var at = policy.Map.Find("escalation")?.Key ?? (YamlNode)policy.Map;
        foreach (var severity in binding.Severities)
        {
            ladders.TryGetValue(severity.Name, out var ladder);
            if (severity.Mode == SeverityMode.Track && ladder is { Steps.Count: > 0 })
                binding.Report.Error(PolicyBinding.Lint, at, $"{severity.Name} is tracked only and has no ladder; remove its steps or \"mode: track\"");
            else if (severity.Pages && ladder is null or { None: false, Steps.Count: 0 })
                binding.Report.Error(PolicyBinding.Lint, at, $"{severity.Name} pages people but has no escalation; give it steps, or write \"{severity.Name}: none\" if nobody is meant");
            else if (severity.Mode != SeverityMode.Track && ladder is null)
                binding.Report.Warning(PolicyBinding.Lint, at, $"{severity.Name} has no escalation; write \"{severity.Name}: none\" if that is meant");
            else if (severity.Pages && !ladder!.None && !ladder.Steps.Any(step => step.PagesOnCall))
                binding.Report.Warning(PolicyBinding.Lint, at, $"{severity.Name} has urgency high, but no step of its ladder does page_on_call");
        }
    }

    private static bool IsName(string id) => id.Length is >= 1 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
