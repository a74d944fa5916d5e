namespace IncidentKit.Engine;

/// <summary>An alert group, as its row holds it: which incident its alerts belong to. Its version guards its occurrences.</summary>
internal sealed record SignalGroup
{
    /// <summary>The sender.</summary>
    public required string Source { get; init; }

    /// <summary>What the sender groups by.</summary>
    public required string GroupKey { get; init; }

    /// <summary>The incident.</summary>
    public required string IncidentId { get; init; }
}
