namespace IncidentKit.Aggregates;

/// <summary>A run tells its incident what happened.</summary>
internal sealed record ReportRun : AggregateCommand
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The runbook.</summary>
    public required string RunbookId { get; init; }

    /// <summary>What happened, a stable word: <c>step_ended</c>, <c>approval_requested</c>, <c>approval_answered</c>, <c>uncertain</c>, <c>run_ended</c>.</summary>
    public required string What { get; init; }

    /// <summary>The step; <see langword="null"/> where it is about the whole run.</summary>
    public string? Step { get; init; }

    /// <summary>The exact status word of the step or the run.</summary>
    public string? Status { get; init; }

    /// <summary>One line for a person.</summary>
    public required string Text { get; init; }

    /// <summary>Who did it, where a person did; otherwise <see langword="null"/>.</summary>
    public string? By { get; init; }
}
