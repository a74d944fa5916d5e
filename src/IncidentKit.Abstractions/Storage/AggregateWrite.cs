namespace IncidentKit.Storage;

/// <summary>The new content of one row, guarded by the version that was read.</summary>
public sealed record AggregateWrite
{
    /// <summary>What names the row.</summary>
    public required AggregateKey Key { get; init; }

    /// <summary>The version that was read; 0 for a row that must not exist yet. The row then has one more.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>A lower bound of its earliest clock; <see langword="null"/> where nothing is to come.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>0 for severities that page, 1 for others, 2 for housekeeping.</summary>
    public int Lane { get; init; }

    /// <summary>The revision of the engine that derived <see cref="DueAt"/>.</summary>
    public int EngineRevision { get; init; }

    /// <summary>The time of this decision.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>How often in a row deciding it has thrown; 0 after a success.</summary>
    public int Failures { get; init; }

    /// <summary>The state, as JSON in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Snapshot { get; init; }

    /// <summary>The new events, in order; their sequences follow the row's last one without a gap.</summary>
    public IReadOnlyList<StoredEvent> Events { get; init; } = [];

    /// <summary>The outside inputs that its clocks read (a schedule, a calendar, a window), which replace those stored; <see langword="null"/> leaves them.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>What it can be found by.</summary>
    public AggregateIndex Index { get; init; } = AggregateIndex.Empty;
}
