namespace IncidentKit.Commands;

/// <summary>The severity is raised, lowered or corrected.</summary>
public sealed record ChangeSeverity : IncidentCommand
{
    /// <summary>The new severity; any spelling the policy knows.</summary>
    public required string Severity { get; init; }

    /// <summary>Whether the old one was simply wrong: then it leaves no peak behind.</summary>
    public bool Correction { get; init; }
}
