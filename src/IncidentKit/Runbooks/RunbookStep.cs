using IncidentKit.Expressions;

namespace IncidentKit.Runbooks;

/// <summary>One step of a runbook.</summary>
public sealed record RunbookStep
{
    /// <summary>The name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The id under which later steps read it, as <c>steps.check_recent_deployments.count</c>; unique in its runbook.</summary>
    public required string Id { get; init; }

    /// <summary>The place in the runbook: the id, in a fallback <c>restart_service~fb.notify_on_call</c>. A part of the idempotency key.</summary>
    public required string Path { get; init; }

    /// <summary>What it is for.</summary>
    public RunbookStepType Type { get; init; }

    /// <summary>The action's registered name.</summary>
    public required string Action { get; init; }

    /// <summary>What the action is aimed at, a template; <see langword="null"/> for nothing.</summary>
    public string? Target { get; init; }

    /// <summary>The parameters as the file has them: plain data whose texts are templates.</summary>
    public IReadOnlyDictionary<string, object?> Params { get; init; } = new Dictionary<string, object?>();

    /// <summary>How long one attempt may take.</summary>
    /// <value>60 seconds by default, at most 24 hours.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The step runs only where this holds; <see langword="null"/>: always.</summary>
    public Expression? Condition { get; init; }

    /// <summary>How often it is tried again.</summary>
    public RunbookRetry Retry { get; init; } = RunbookRetry.None;

    /// <summary>Who must allow it; <see langword="null"/>: nobody need.</summary>
    public RunbookApproval? Approval { get; init; }

    /// <summary>What runs when the step has failed or timed out after its retries.</summary>
    public IReadOnlyList<RunbookStep> Fallback { get; init; } = [];

    /// <summary>Whether a check that passes ends the run as succeeded, with nothing left to do.</summary>
    public bool StopsOnPass { get; init; }

    /// <summary>Whether a check that does not pass ends the run as failed.</summary>
    public bool StopsOnFail { get; init; }

    /// <summary>Whether the run goes on when the step has failed. Without effect where there is a fallback.</summary>
    public bool ContinuesOnError { get; init; }

    /// <summary>What running it twice means; <see langword="null"/>: safe for checks and queries, else what the action says.</summary>
    public Idempotency? Idempotency { get; init; }

    /// <summary>What a dry run does with it.</summary>
    public RunbookDryRun DryRun { get; init; }

    /// <summary>The line of its name in the file, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>Where the action's name stands, for findings that need a host.</summary>
    internal (int Line, int Column) ActionPlace { get; init; }

    internal ParameterTemplate? TargetTemplate { get; init; }

    internal ParameterTemplate ParamsTemplate { get; init; } = ParameterTemplate.EmptyMap;

    internal ParameterTemplate? MessageTemplate { get; init; }

    /// <summary>The names of the host that its condition, target, parameters and message read.</summary>
    internal IReadOnlyList<string> ConditionRoots { get; init; } = [];

    internal IReadOnlyList<string> ValueRoots { get; init; } = [];
}
