namespace IncidentKit.Lifecycle;

// What happens to the incident itself, in the order of its life. IncidentEventCatalog maps the stored names to these records.

/// <summary>The incident exists from here on.</summary>
internal sealed record Declared : IncidentEvent
{
    public override string Kind => "declared";

    public required long Number { get; init; }

    public required IncidentReport Report { get; init; }

    public required string Policy { get; init; }

    public required string PolicyHash { get; init; }

    public required IncidentClassification Classification { get; init; }

    public required DateTimeOffset DetectedAt { get; init; }

    public required DateTimeOffset EscalatesFrom { get; init; }

    /// <summary>Where the claimed time of detection was changed to fit: what the sender said.</summary>
    public DateTimeOffset? ClaimedDetectedAt { get; init; }

    public AlertContext? Alert { get; init; }

    public IncidentId? LinkedTo { get; init; }

    public DateTimeOffset? ConfirmSeverityAt { get; init; }
}

/// <summary>A trigger of the lifecycle took effect. Its name on the timeline follows the trigger.</summary>
internal sealed record Moved : IncidentEvent
{
    public override string Kind => IncidentEventCatalog.KindOf(Trigger);

    public required IncidentTrigger Trigger { get; init; }

    public required IncidentStatus From { get; init; }

    public required IncidentStatus To { get; init; }

    /// <summary>Whether a person acted, so that the fact 'acknowledged' is set where it is missing.</summary>
    public bool ByPerson { get; init; }

    public string? Reason { get; init; }

    public string? Summary { get; init; }

    public IncidentResolution? Resolution { get; init; }

    /// <summary>The duties whose guard was broken to close; empty where none was.</summary>
    public IReadOnlyList<string> BrokenGuards { get; init; } = [];
}

/// <summary>Somebody owns the incident now.</summary>
internal sealed record OwnerAssigned : IncidentEvent
{
    public override string Kind => "assigned";

    public required string Owner { get; init; }

    public string? Previous { get; init; }

    /// <summary>The schedule that named the owner; <see langword="null"/> where a person did.</summary>
    public string? From { get; init; }

    public bool Stale { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Somebody joined.</summary>
internal sealed record ResponderAdded : IncidentEvent
{
    public override string Kind => "responder_added";

    public required string Responder { get; init; }
}

/// <summary>The severity is another one.</summary>
internal sealed record SeverityChanged : IncidentEvent
{
    public override string Kind => "severity_changed";

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary><c>raised</c>, <c>lowered</c> or <c>corrected</c>.</summary>
    public required string Change { get; init; }

    /// <summary>Whether the new ladder begins at this moment with its first step, as it does when the severity is raised.</summary>
    public required bool RestartsLadder { get; init; }

    public required string Peak { get; init; }

    public required IncidentClassification Classification { get; init; }

    public string? Reason { get; init; }
}

/// <summary>More is known about what is hit.</summary>
internal sealed record ImpactUpdated : IncidentEvent
{
    public override string Kind => "impact_updated";

    public required IncidentReport Report { get; init; }

    public required IncidentClassification Classification { get; init; }
}

/// <summary>Somebody confirmed a provisional severity by keeping it.</summary>
internal sealed record SeverityConfirmed : IncidentEvent
{
    public override string Kind => "severity_confirmed";

    public required string Severity { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Nobody has confirmed a provisional severity in time.</summary>
internal sealed record SeverityConfirmationDue : IncidentEvent
{
    public override string Kind => "severity_confirmation_due";

    public required string Severity { get; init; }

    public IReadOnlyList<string> Missing { get; init; } = [];

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A note for the timeline.</summary>
internal sealed record NoteAdded : IncidentEvent
{
    public override string Kind => "note";

    public required string Text { get; init; }
}
