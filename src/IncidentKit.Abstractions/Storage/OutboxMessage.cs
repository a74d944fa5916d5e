namespace IncidentKit.Storage;

/// <summary>Something that is to leave the store: a notification to send, a room to open, a command for another row.</summary>
public sealed record OutboxMessage
{
    /// <summary>What names it.</summary>
    public required OutboxKey Key { get; init; }

    /// <summary>What is to be done with it; a stable word of the engine's.</summary>
    public required string Type { get; init; }

    /// <summary>The key that every attempt carries, so that a receiver can tell a repetition.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Cancelled while unsent when its source cancels this group; empty for what nothing cancels.</summary>
    public string CancelGroup { get; init; } = "";

    /// <summary>0 for pages, 1 for others, 2 for housekeeping.</summary>
    public int Lane { get; init; }

    /// <summary>When it may be sent first.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>What is to be sent, as JSON in UTF-8; opaque to the store.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
