using System.Text;
using IncidentKit.Policies;

namespace IncidentKit.Cli.Output;

/// <summary>Draws a policy: its rules in order, the severities that they give, and whom each severity's ladder tells when.</summary>
internal sealed class PolicyGraph
{
    private readonly StringBuilder _text = new("flowchart TD\n");
    private readonly Policy _policy;

    private PolicyGraph(Policy policy) => _policy = policy;

    /// <summary>The policy as a Mermaid flowchart; lines end in a line feed.</summary>
    public static string Mermaid(Policy policy)
    {
        var graph = new PolicyGraph(policy);
        graph.DrawRules();
        foreach (var severity in policy.Severities)
            graph.DrawSeverity(severity);
        return graph._text.ToString();
    }

    private void DrawRules()
    {
        Line("report([report])");
        var (from, label) = ("report", "");
        for (var i = 0; i < _policy.Classification.Count; i++)
        {
            var rule = _policy.Classification[i];
            var node = $"r{i + 1}";
            Line($"{node}{{{MermaidText.Label([rule.Name, rule.When])}}}");
            Line($"{from} -->{label} {node}");
            Line($"{node} -->|yes| {IdOf(rule.Severity)}");
            (from, label) = (node, "|no|");
        }

        Line($"{from} -->{(label.Length > 0 ? "|otherwise|" : "")} {IdOf(_policy.Otherwise)}");
        if (_policy.WhenUnknown is { } severity)
            Line($"report -.->|at least, where something is missing| {IdOf(severity)}");
    }

    private void DrawSeverity(SeverityDefinition severity)
    {
        var id = IdOf(severity.Name);
        var targets = severity.Targets;
        string[] lines =
        [
            severity.Title == severity.Name ? severity.Name : $"{severity.Name} {severity.Title}",
            .. Within("acknowledge", targets.Acknowledge),
            .. Within("mitigate", targets.Mitigate),
            .. Within("resolve", targets.Resolve),
        ];
        Line($"{id}[{MermaidText.Label(lines)}]");
        var from = id;
        var steps = _policy.LadderOf(severity.Name).Steps;
        if (steps.Count == 0)
            Line($"{id} --> {id}e0({MermaidText.Label([severity.Mode == SeverityMode.Track ? "tracked only" : "nobody is told"])})");
        for (var i = 0; i < steps.Count; i++)
        {
            var node = $"{id}e{i + 1}";
            Line($"{node}({MermaidText.Label(LinesOf(steps[i]))})");
            Line($"{from} -->|{MermaidText.Label([When(steps[i])])}| {node}");
            from = node;
        }
    }

    private static IEnumerable<string> LinesOf(EscalationStep step)
    {
        yield return step.Id;
        if (step.Notify.Count > 0)
            yield return $"{(step.PagesOnCall ? "page" : "tell")} {string.Join(", ", step.Notify)}";
        if (step.Do.Where(action => action.Name != EscalationActionRef.PageOnCall).ToList() is { Count: > 0 } actions)
            yield return string.Join(", ", actions);
        if (step.Unless != EscalationUnless.Resolved)
            yield return $"unless {Words.Snake(step.Unless)}";
        if (step.Repeat is { } repeat)
            yield return $"again every {TimeText.Of(repeat.Every)}, {repeat.Times} times";
    }

    private string When(EscalationStep step)
    {
        if (step.After == TimeSpan.Zero)
            return "at once";
        var after = TimeText.Of(PolicyDuration.FromTimeSpan(step.After));
        return step.From == EscalationStepOrigin.Previous ? $"{after} later" : $"{after} after {(_policy.EscalatesFrom == EscalationOrigin.Detected ? "detection" : "declaration")}";
    }

    private static IEnumerable<string> Within(string what, PolicyDuration? target) => target is { } time ? [$"{what} within {TimeText.Of(time)}"] : [];

    // By place: a name can hold anything.
    private string IdOf(string severity) => $"s{_policy.Rank(severity) + 1}";

    private void Line(string line) => _text.Append("    ").Append(line).Append('\n');
}
