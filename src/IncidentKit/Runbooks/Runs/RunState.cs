namespace IncidentKit.Runbooks.Runs;

/// <summary>How a run stands: what its events add up to, and what its row holds. Everything that the next decision needs is here or in the runbook that the run keeps.</summary>
internal sealed record RunState
{
    public required string RunId { get; init; }

    public required string RunbookId { get; init; }

    /// <summary>The hash of the text that the run keeps for ever.</summary>
    public required string RunbookHash { get; init; }

    public IncidentId? IncidentId { get; init; }

    public string Tenant { get; init; } = "";

    public required string StartedBy { get; init; }

    public required string TriggerKey { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the whole run has taken too long.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Whether the incident was open at the start; a run begun after its end is not ended by it.</summary>
    public bool IncidentWasOpen { get; init; }

    /// <summary>The alert that opened the incident, as it was at the start.</summary>
    public IReadOnlyDictionary<string, object?>? Alert { get; init; }

    /// <summary>The steps that the run has come to, in that order.</summary>
    public IReadOnlyList<StepState> Steps { get; init; } = [];

    /// <summary>The path of the step that the run is at.</summary>
    public string? Current { get; init; }

    /// <summary>Whether the last check that ran passed; null where none ran.</summary>
    public bool? LastCheckPassed { get; init; }

    public IReadOnlyList<RunWarning> Warnings { get; init; } = [];

    /// <summary>The node that makes the attempts.</summary>
    public string? Owner { get; init; }

    /// <summary>Rises with every change of owner; what an earlier owner says is refused.</summary>
    public long Fence { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Why nothing happens, as an action that no node has; null where the run goes on.</summary>
    public string? PausedBecause { get; init; }

    /// <summary>When it is looked at again.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    public RunEnding? Ending { get; init; }

    public RunResult? Result { get; init; }

    /// <summary>Why it ended so.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Requests for approval so far; they number the ids.</summary>
    public int Approvals { get; init; }

    /// <summary>Events so far; they number the messages.</summary>
    public long EventCount { get; init; }

    public bool IsEnded => Result is not null;

    public StepState? Step(string? path)
    {
        if (path is null)
            return null;

        // The step looked for is nearly always the last.
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (Steps[i].Path == path)
                return Steps[i];
        }

        return null;
    }

    public RunState With(StepState step)
    {
        var steps = new StepState[Step(step.Path) is null ? Steps.Count + 1 : Steps.Count];
        for (var i = 0; i < Steps.Count; i++)
            steps[i] = Steps[i].Path == step.Path ? step : Steps[i];
        if (steps.Length > Steps.Count)
            steps[^1] = step;
        return this with { Steps = steps };
    }
}
