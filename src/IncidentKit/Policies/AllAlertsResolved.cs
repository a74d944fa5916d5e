namespace IncidentKit.Policies;

/// <summary>What happens to an incident when its last alert is resolved.</summary>
public sealed record AllAlertsResolved
{
    /// <summary>The incident is marked and the responders are told; nothing else.</summary>
    public static AllAlertsResolved Mark { get; } = new();

    /// <summary>After which time the incident resolves itself; <see langword="null"/>: never. Recorded; this version only marks.</summary>
    public TimeSpan? ResolveAfter { get; init; }
}
