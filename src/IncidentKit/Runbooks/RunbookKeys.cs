namespace IncidentKit.Runbooks;

/// <summary>Keys of the schema that this version does not carry out. Each is refused by name: a key that were silently ignored could be an approval or a limit.</summary>
internal static class RunbookKeys
{
    public static IReadOnlyList<string> Top { get; } =
        ["links", "inputs", "vars", "outputs", "concurrency", "defaults", "strict_conditions", "on_uncertain", "on_failure", "finally"];

    public static IReadOnlyList<string> Trigger { get; } = ["status", "throttle"];

    public static IReadOnlyList<string> Permissions { get; } = ["run", "cancel"];

    public static IReadOnlyList<string> Step { get; } =
    [
        "total_timeout", "until", "interval", "max_rounds", "lock", "outputs", "secret_outputs", "on_uncertain", "ends_process",
        "parallel", "branches", "mode", "on_failure", "foreach", "items", "as", "concurrency", "max_items", "on_item_failure", "steps",
        "switch", "cases", "default", "runbook", "inputs", "wait", "for", "signal", "manual", "instructions", "checklist", "assignee", "due", "fields",
        "set", "values", "stop", "status", "reason", "undo",
    ];

    public static IReadOnlyList<string> StepTypes { get; } = ["approval", "manual", "wait", "parallel", "foreach", "switch", "runbook", "set", "stop"];

    public static IReadOnlyList<string> Retry { get; } = ["max_elapsed", "on", "not_on", "when"];

    public static IReadOnlyList<string> Approval { get; } = ["fields", "notify", "remind_every"];

    public static IReadOnlyList<string> TriggerEvents { get; } = ["status_changed", "resolved", "manual"];

    /// <summary>What the engine answers for at the root of an expression.</summary>
    public static IReadOnlyList<string> Roots { get; } = ["alert", "incident", "steps", "runbook", "run", "now"];

    public static IReadOnlyList<string> LaterRoots { get; } = ["inputs", "vars", "item", "result", "secrets"];
}
