namespace IncidentKit.Commands;

/// <summary>More is known about what is hit. The severity is reclassified, and only ever raised by it.</summary>
public sealed record UpdateImpact : IncidentCommand
{
    /// <summary>What is known now; a field that is <see langword="null"/> or empty leaves what is recorded. The title is ignored.</summary>
    public required IncidentReport Report { get; init; }
}
