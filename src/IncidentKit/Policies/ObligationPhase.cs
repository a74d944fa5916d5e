namespace IncidentKit.Policies;

/// <summary>One phase of an <see cref="Obligation"/>.</summary>
public sealed record ObligationPhase
{
    /// <summary>By when.</summary>
    public required PolicyDuration Within { get; init; }

    /// <summary>What must be told.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];
}
