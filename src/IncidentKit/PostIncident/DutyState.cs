namespace IncidentKit.PostIncident;

/// <summary>Work with a deadline, as its row holds it.</summary>
internal sealed record DutyState
{
    /// <summary>The incident it belongs to.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The episode it belongs to.</summary>
    public required int Episode { get; init; }

    /// <summary>Its name in the policy.</summary>
    public required string Duty { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How far it has come.</summary>
    public DutyStatus Status { get; init; }

    /// <summary>Its only clock.</summary>
    public DateTimeOffset? NextDue => Status == DutyStatus.Open ? DueAt : null;
}
