namespace IncidentKit.Triage;

/// <summary>What <see cref="IntakeMapping"/> made of an alert.</summary>
public sealed record IntakeResult
{
    /// <summary>The report.</summary>
    public required IncidentReport Report { get; init; }

    /// <summary>The severity below which the incident can't be classified, as the policy spells it; <see langword="null"/> for none.</summary>
    public string? Floor { get; init; }

    /// <summary>The alert's name: its own, or what a rule set as <c>alert.name</c>.</summary>
    public required string AlertName { get; init; }

    /// <summary>Values that could not be used, and why; the fields stay as they were.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
