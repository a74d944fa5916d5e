namespace IncidentKit.Policies;

/// <summary>A promise about how soon something is noticed.</summary>
public sealed record DetectionRule
{
    /// <summary>What is to be noticed.</summary>
    public required string Name { get; init; }

    /// <summary>Within which time.</summary>
    public required TimeSpan DetectWithin { get; init; }
}
