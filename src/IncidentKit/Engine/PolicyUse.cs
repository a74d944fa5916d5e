namespace IncidentKit.Engine;

/// <summary>A policy that is in use: new incidents begin with it, or open ones go by it.</summary>
public sealed record PolicyUse
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its hash.</summary>
    public required string Hash { get; init; }

    /// <summary>What it was read from; empty where this store does not know.</summary>
    public required string Source { get; init; }

    /// <summary>Since when it serves or served new incidents, in UTC; where this store does not know, since the first open incident that goes by it was declared.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether new incidents begin with it.</summary>
    public required bool Current { get; init; }

    /// <summary>How many open incidents go by it.</summary>
    public required int OpenIncidents { get; init; }
}
