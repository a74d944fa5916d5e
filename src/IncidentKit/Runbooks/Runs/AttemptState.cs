namespace IncidentKit.Runbooks.Runs;

/// <summary>An attempt that is under way.</summary>
internal sealed record AttemptState
{
    /// <summary>Which one, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The step's idempotency key.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it has taken too long.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The fence that its completion must bear.</summary>
    public required long Fence { get; init; }

    /// <summary>The node that runs it.</summary>
    public required string Owner { get; init; }

    public required Idempotency Idempotency { get; init; }

    /// <summary>Whether the action can find out if an interrupted attempt took effect.</summary>
    public bool HasProbe { get; init; }

    /// <summary>Whether it repeats one that was interrupted.</summary>
    public bool Recovered { get; init; }

    /// <summary>Whether its deadline has passed and its owner has said nothing: then its lease decides.</summary>
    public bool Overdue { get; init; }
}
