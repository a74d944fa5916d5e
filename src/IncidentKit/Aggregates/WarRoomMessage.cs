namespace IncidentKit.Aggregates;

/// <summary>A place to meet is opened.</summary>
internal sealed record WarRoomMessage : OutgoingMessage
{
    /// <summary>Its name, as the policy's pattern gives it.</summary>
    public required string Name { get; init; }
}
