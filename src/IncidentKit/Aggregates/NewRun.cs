namespace IncidentKit.Aggregates;

/// <summary>A runbook is started.</summary>
internal sealed record NewRun : NewAggregate
{
    /// <summary>The runbook.</summary>
    public required string RunbookId { get; init; }

    /// <summary>The SHA-256 of the runbook's text, which the run keeps.</summary>
    public required string RunbookHash { get; init; }

    /// <summary>What it is started for; the same trigger starts one run only.</summary>
    public required string TriggerKey { get; init; }

    /// <summary>Who or what started it.</summary>
    public required string StartedBy { get; init; }
}
