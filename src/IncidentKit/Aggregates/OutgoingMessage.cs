namespace IncidentKit.Aggregates;

/// <summary>Something that leaves through the outbox.</summary>
internal abstract record OutgoingMessage
{
    /// <summary>The event it belongs to: its index in the decision.</summary>
    public required int EventIndex { get; init; }

    /// <summary>The key that every attempt carries.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Cancelled while unsent with this group; empty for never.</summary>
    public string CancelGroup { get; init; } = "";

    /// <summary>0 for pages, 1 for others, 2 for housekeeping.</summary>
    public int Lane { get; init; } = 1;
}
