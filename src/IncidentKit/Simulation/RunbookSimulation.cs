using IncidentKit.Runbooks;

namespace IncidentKit.Simulation;

/// <summary>A runbook to try, and the world to try it in.</summary>
public sealed record RunbookSimulation
{
    /// <summary>The runbook.</summary>
    public required Runbook Runbook { get; init; }

    /// <summary>When the run starts, in simulated time.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>What expressions see: <c>alert</c> and <c>incident</c>, and whatever a host would supply, such as <c>metrics</c>. Plain data.</summary>
    public IReadOnlyDictionary<string, object?> Context { get; init; } = new Dictionary<string, object?>();

    /// <summary>What the actions return.</summary>
    public RunbookScript Script { get; init; } = RunbookScript.Empty;

    /// <summary>Answers approvals: <see langword="true"/> allows, <see langword="false"/> denies, <see langword="null"/> says nothing, so that the approval times out. <see langword="null"/>: nobody answers.</summary>
    public Func<RunbookApprovalQuestion, bool?>? Approve { get; init; }

    /// <summary>Whether only to show what would run.</summary>
    public bool DryRun { get; init; }

    /// <summary>The run's id in the trace; <see langword="null"/>: <c>sim-</c> and the runbook's id.</summary>
    public string? RunId { get; init; }
}
