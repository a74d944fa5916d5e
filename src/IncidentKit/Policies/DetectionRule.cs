namespace IncidentKit.Policies;

/// <summary>A promise about how soon something is noticed, or a measurement that declares an incident.</summary>
/// <remarks>Recorded; nothing measures yet, so no rule declares anything.</remarks>
public sealed record DetectionRule
{
    /// <summary>What is to be noticed.</summary>
    public required string Name { get; init; }

    /// <summary>Within which time; <see langword="null"/> for a rule that measures.</summary>
    public TimeSpan? DetectWithin { get; init; }

    /// <summary>The condition, an expression over the names of measurements, as <c>error_rate > 0.10</c>; <see langword="null"/> for a promise.</summary>
    public string? When { get; init; }

    /// <summary>For how long <see cref="When"/> must hold. Default zero: at once.</summary>
    public TimeSpan For { get; init; }

    /// <summary>The severity that is declared, as the policy spells it; <see langword="null"/> for a promise.</summary>
    public string? Declare { get; init; }

    /// <summary>The title of what is declared. Default: the name.</summary>
    public required string Title { get; init; }
}
