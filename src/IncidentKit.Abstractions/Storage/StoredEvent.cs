namespace IncidentKit.Storage;

/// <summary>One event of a row, as it is stored: append-only and chained by its hash.</summary>
public sealed record StoredEvent
{
    /// <summary>The position within the row, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The event's stable name.</summary>
    public required string Kind { get; init; }

    /// <summary>Who caused it.</summary>
    public required string Actor { get; init; }

    /// <summary>The event, as JSON in UTF-8. A store keeps the bytes as they are: the hash is over them.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The hash of this event and of the one before it, as <see cref="EventChain"/> computes it.</summary>
    public required string Hash { get; init; }
}
