namespace IncidentKit.Policies;

/// <summary>Something that comes again whether or not there are incidents, as a quarterly report. Recorded; this version does not act on it.</summary>
public sealed record PeriodicRule
{
    /// <summary>Its name, unique in the policy.</summary>
    public required string Name { get; init; }

    /// <summary>Its title. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public required PeriodicKind Kind { get; init; }

    /// <summary>How often; <see langword="null"/> where the policy says no more than "regularly".</summary>
    public PolicyDuration? Every { get; init; }
}
