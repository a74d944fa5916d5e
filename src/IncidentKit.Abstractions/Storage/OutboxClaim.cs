namespace IncidentKit.Storage;

/// <summary>A wish to send what may be sent now.</summary>
public sealed record OutboxClaim
{
    /// <summary>The time by the store's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Until when the sender holds what it gets; afterwards another may take it.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>How many messages at most; from 1.</summary>
    public required int Max { get; init; }
}
