namespace IncidentKit.Policies;

/// <summary>Something that a law or a contract asks for, such as a report to an authority.</summary>
public sealed record Obligation
{
    /// <summary>What starts its clock, as <c>aware</c> or <c>classified</c>.</summary>
    public required string Start { get; init; }

    /// <summary>The calendar it counts in; <see langword="null"/>: elapsed time.</summary>
    public string? Calendar { get; init; }

    /// <summary>Its phases.</summary>
    public IReadOnlyList<ObligationPhase> Phases { get; init; } = [];

    /// <summary>Where it is written down.</summary>
    public string? Source { get; init; }
}
