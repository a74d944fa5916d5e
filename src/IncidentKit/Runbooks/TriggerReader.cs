using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Reads <c>trigger</c>: one map, or a list of which any starts the runbook.</summary>
internal sealed class TriggerReader(DiagnosticReport report, ReferenceCheck references)
{
    public IReadOnlyList<RunbookTrigger> Read(YamlNode? node)
    {
        var nodes = node is YamlList list ? list.Items : node is null ? [] : [node];
        var triggers = new List<RunbookTrigger>();
        foreach (var item in nodes)
        {
            if (YamlMapReader.Open(item, "\"trigger\"", RunbookCodes.Prefix, report) is { } map)
                triggers.Add(ReadOne(map));
        }

        return triggers;
    }

    private RunbookTrigger ReadOne(YamlMapReader map)
    {
        var severities = map.Scalars("severity", allowOne: true);
        var trigger = new RunbookTrigger
        {
            Alerts = map.Texts("alert", allowOne: true),
            Severities = [.. severities.Select(s => s.Value)],
            SeverityPlaces = [.. severities.Select(s => new HostName(s.Value, s.Line, s.Column))],
            Categories = map.Texts("category", allowOne: true),
            Labels = ReadLabels(map),
            Condition = ReadCondition(map),
            On = ReadEvents(map),
        };
        Unsupported.Refuse(map, RunbookKeys.Trigger);
        map.Finish();
        return trigger;
    }

    private static Dictionary<string, string> ReadLabels(YamlMapReader map)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.Nested("labels") is not { } nested)
            return labels;
        foreach (var (key, _) in nested.Map.Entries)
        {
            if (nested.RequiredScalar(key.Value) is { } value)
                labels[key.Value] = value.Value;
        }

        return labels;
    }

    private Expression? ReadCondition(YamlMapReader map)
    {
        if (map.Scalar("condition") is not { } scalar)
            return null;
        var parsed = Expression.ParseCondition(scalar.Value, references.Functions);
        if (!parsed.Succeeded)
        {
            report.Error(RunbookCodes.Prefix + SchemaCodes.BadExpression, scalar, parsed.Error.Position - 1, parsed.Error.Message);
            return null;
        }

        // No step has run when a runbook starts.
        references.Add(scalar, parsed.Expression.Names, 0);
        return parsed.Expression;
    }

    private IReadOnlyList<RunbookTriggerEvent> ReadEvents(YamlMapReader map)
    {
        var events = new List<RunbookTriggerEvent>();
        foreach (var scalar in map.Scalars("on", allowOne: true))
        {
            switch (scalar.Value)
            {
                case "opened":
                    events.Add(RunbookTriggerEvent.Opened);
                    break;
                case "severity_changed":
                    events.Add(RunbookTriggerEvent.SeverityChanged);
                    break;
                case var later when RunbookKeys.TriggerEvents.Contains(later):
                    Unsupported.Refuse(report, scalar, later);
                    break;
                default:
                    report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, scalar, $"\"on\" must be opened or severity_changed, not '{YamlMapReader.Shown(scalar)}'");
                    break;
            }
        }

        return events.Count > 0 ? events : [RunbookTriggerEvent.Opened];
    }
}
