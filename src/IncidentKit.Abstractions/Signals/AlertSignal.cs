namespace IncidentKit.Signals;

/// <summary>One message of a sender about a group of alerts; what a receiver makes of a webhook.</summary>
public sealed record AlertSignal
{
    /// <summary>The sender's kind, for example <c>alertmanager</c>; part of the group's identity, and the actor on the timeline.</summary>
    public required string Source { get; init; }

    /// <summary>What the sender groups by. All messages with the same source and key belong to one incident.</summary>
    public required string GroupKey { get; init; }

    /// <summary>The tenant; empty where the host has only one.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The alerts in this message. One that is missing is not resolved by that.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }
}
