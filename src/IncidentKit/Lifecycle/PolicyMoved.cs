namespace IncidentKit.Lifecycle;

/// <summary>The incident goes on by another policy than before.</summary>
internal sealed record PolicyMoved : IncidentEvent
{
    public override string Kind => "policy_moved";

    public required string From { get; init; }

    public required string FromHash { get; init; }

    public required string To { get; init; }

    public required string ToHash { get; init; }

    /// <summary>The severity by the old policy's name.</summary>
    public required string FromSeverity { get; init; }

    /// <summary>The severity by the new policy's name.</summary>
    public required string Severity { get; init; }

    public required string Peak { get; init; }

    public string? PeakBeforeChange { get; init; }

    public required IncidentClassification Classification { get; init; }

    /// <summary>The parts of the document that differ, as <c>escalation.SEV1</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Steps that were passed and whose time is still to come by the new policy: they are undecided again.</summary>
    public IReadOnlyList<string> Ahead { get; init; } = [];

    public string? Reason { get; init; }
}
