using IncidentKit.Notifications;

namespace IncidentKit.Aggregates;

/// <summary>Somebody is told.</summary>
internal sealed record NotificationMessage : OutgoingMessage
{
    /// <summary>What they are told.</summary>
    public required Notification Notification { get; init; }
}
