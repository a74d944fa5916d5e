using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Reads <c>requires_approval</c>, <c>approval_timeout</c> and <c>approval</c>.</summary>
internal sealed class ApprovalReader(DiagnosticReport report)
{
    private const int MostApprovals = 10;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    public (RunbookApproval? Approval, ParameterTemplate? Message) Read(YamlMapReader step, ParameterReader values)
    {
        var required = step.Bool("requires_approval");
        var timeout = step.Duration("approval_timeout", TimeSpan.FromSeconds(1), LongestWait);
        var nested = step.Nested("approval");
        if (nested is null && !step.Has("approval_timeout"))
            return (required == true ? new RunbookApproval() : null, null);
        var (approval, message) = nested is null ? (new RunbookApproval(), null) : ReadMap(nested, values);

        // Whoever says how a step is approved must not find it run without: either is said twice, or it is an error.
        if (required != true)
        {
            var key = nested is null ? "approval_timeout" : "approval";
            report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, step.Map.Find(key)!.Value.Key, $"\"{key}\" has no effect without requires_approval: true");
        }

        return (timeout is { } wait ? approval with { Timeout = wait } : approval, message);
    }

    private static (RunbookApproval Approval, ParameterTemplate? Message) ReadMap(YamlMapReader map, ParameterReader values)
    {
        var message = map.Scalar("message");
        var approval = new RunbookApproval
        {
            Approvers = Approvers.Read(map, "approvers"),
            Min = map.Int("min", 1, MostApprovals) ?? 1,
            ExcludeStarter = map.Bool("exclude_starter") ?? true,
            Message = message?.Value,
            OnTimeout = map.Choice("on_timeout", ("stop", RunbookRefusalReaction.Stop), ("skip", RunbookRefusalReaction.Skip), ("fail", RunbookRefusalReaction.Fail)) ?? RunbookRefusalReaction.Stop,
            OnDeny = map.Choice("on_deny", ("stop", RunbookRefusalReaction.Stop), ("skip", RunbookRefusalReaction.Skip)) ?? RunbookRefusalReaction.Stop,
        };
        Unsupported.Refuse(map, RunbookKeys.Approval);
        map.Finish();
        return (approval, message is null ? null : values.ReadText(message));
    }
}
