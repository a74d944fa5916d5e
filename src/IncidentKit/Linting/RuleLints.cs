using IncidentKit.Linting.Cases;
using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Classification rules that can never match, and rules that contradict each other.</summary>
internal static class RuleLints
{
    public static void Look(PolicyParts parts)
    {
        var rules = parts.Policy.Classification;
        var places = parts.Maps("classification").Where(map => map.Find("otherwise") is null).ToList();
        if (places.Count != rules.Count)
            return;
        var conditions = rules.Select(rule => CaseCondition.TryCreate(rule.When, FieldKinds.OfReport)).ToList();
        var cases = new RuleCases(conditions);
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            // Where cases can't be counted, the same text still has the same cases.
            var text = ConditionText.Normalize(rules[i].When);
            var verdict = cases.Judge(i);
            if (verdict is { CanHold: true, TakenBy: [] } && text.Length > 0 && texts.TryGetValue(text, out var same))
                verdict = new RuleVerdict { CanHold = true, TakenBy = [same], EqualTo = same };
            texts.TryAdd(text, i);
            var reason = conditions[i] is null || !verdict.CanHold ? TypeReasons.Of(parts, rules[i].When, FieldKinds.OfReport) : null;
            if (reason is not null)
                verdict = RuleVerdict.Contradiction;
            Tell(parts, rules, i, places[i], verdict, reason);
        }
    }

    private static void Tell(PolicyParts parts, IReadOnlyList<ClassificationRule> rules, int index, YamlMap place, RuleVerdict verdict, string? reason)
    {
        var rule = rules[index];
        var at = place["name"] ?? place;
        if (!verdict.CanHold)
            parts.Report.Warning(LintCodes.Contradiction, place["when"] ?? place, $"the rule \"{Shown(rule)}\" can never match: {reason ?? "its condition contradicts itself"}; correct it or remove the rule");
        else if (verdict.EqualTo is { } equal && !FoldedName.Same(rules[equal].Severity, rule.Severity))
            parts.Report.Warning(LintCodes.ContradictingRules, at, $"the rules \"{Shown(rules[equal])}\" and \"{Shown(rule)}\" hold in the same cases but give {rules[equal].Severity} and {rule.Severity}, and only the first ever decides; remove one of them");
        else if (verdict.TakenBy is { Count: > 0 } takers)
            parts.Report.Warning(LintCodes.UnreachableRule, at, $"the rule \"{Shown(rule)}\" can never match: {Names(takers.Select(taker => rules[taker]))} above {(takers.Count == 1 ? "takes" : "take")} all its cases; move it up or remove it");
    }

    private static string Names(IEnumerable<ClassificationRule> rules)
    {
        var names = rules.Select(rule => $"\"{Shown(rule)}\"").ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    private static string Shown(ClassificationRule rule) => rule.Name.Length <= 60 ? rule.Name : rule.Name[..57] + "...";
}
