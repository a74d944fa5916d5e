namespace IncidentKit.Storage;

/// <summary>A row as the store holds it.</summary>
public sealed record AggregateRow
{
    /// <summary>What names it.</summary>
    public required AggregateKey Key { get; init; }

    /// <summary>One more with every commit that writes the row or changes an input of its clocks; 1 after the first.</summary>
    public required long Version { get; init; }

    /// <summary>A lower bound of its earliest clock; <see langword="null"/> where nothing is to come.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>0 for severities that page, 1 for others, 2 for housekeeping; no others exist.</summary>
    public int Lane { get; init; }

    /// <summary>The revision of the engine that derived <see cref="DueAt"/>.</summary>
    public int EngineRevision { get; init; }

    /// <summary>When it was last decided on; a decision is never dated before it.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>How often in a row deciding it has thrown.</summary>
    public int Failures { get; init; }

    /// <summary>The state, as JSON in UTF-8; opaque to the store.</summary>
    public required ReadOnlyMemory<byte> Snapshot { get; init; }

    /// <summary>The sequence of its last event; 0 where it has none.</summary>
    public long LastSequence { get; init; }

    /// <summary>The hash of its last event, the end of its chain; empty where it has none.</summary>
    public string Head { get; init; } = "";

    /// <summary>What it can be found by.</summary>
    public AggregateIndex Index { get; init; } = AggregateIndex.Empty;
}
