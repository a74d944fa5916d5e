using IncidentKit.Notifications;

namespace IncidentKit.Lifecycle;

// The catalogue of what can happen to an incident, in the order of its life. IncidentEventCatalog maps the stored names to these records.

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

/// <summary>A step of the ladder was decided: who is told, on whose account, and who is not and why.</summary>
internal sealed record Escalated : IncidentEvent
{
    public override string Kind => "escalated";

    public required string Ladder { get; init; }

    public required int Run { get; init; }

    public required string StepId { get; init; }

    public required int Round { get; init; }

    /// <summary>When it was due; earlier than the entry after a downtime.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How many overdue repetitions this one stands for; 0 for none.</summary>
    public int Collapsed { get; init; }

    public IReadOnlyList<ToldTarget> Told { get; init; } = [];

    public IReadOnlyList<NotTold> NotTold { get; init; } = [];

    public IReadOnlyList<string> Actions { get; init; } = [];

    public string? Reason { get; init; }
}

/// <summary>The time of a step had passed before its ladder began: it is not carried out.</summary>
internal sealed record StepPassed : IncidentEvent
{
    public override string Kind => "escalation_passed";

    public required string Ladder { get; init; }

    public required int Run { get; init; }

    public required string StepId { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>An acknowledgement is forgotten: nobody has acted for as long as the severity allows.</summary>
internal sealed record AcknowledgementExpired : IncidentEvent
{
    public override string Kind => "acknowledgement_expired";

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A target of the severity was missed. By itself it tells nobody.</summary>
internal sealed record TargetMissed : IncidentEvent
{
    public override string Kind => "target_missed";

    public required string Target { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A status update is due and was not posted.</summary>
internal sealed record UpdateDue : IncidentEvent
{
    public override string Kind => "update_due";

    public required string Audience { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How many overdue periods this one stands for; 0 for none beside it.</summary>
    public int Lapsed { get; init; }
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

/// <summary>The people concerned were told how things stand.</summary>
internal sealed record StatusUpdatePosted : IncidentEvent
{
    public override string Kind => "status_update";

    public required StatusUpdate Update { get; init; }

    /// <summary>The audiences that were told.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The text as the policy's template renders it; empty where the policy has none.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A room is open.</summary>
internal sealed record WarRoomOpened : IncidentEvent
{
    public override string Kind => "war_room";

    public required WarRoom Room { get; init; }

    public required string Provider { get; init; }
}

/// <summary>An alert group belongs to the incident.</summary>
internal sealed record SignalAttached : IncidentEvent
{
    public override string Kind => "signal_attached";

    public required string Source { get; init; }

    public required string GroupKey { get; init; }

    public IReadOnlyList<string> Alerts { get; init; } = [];
}

/// <summary>Alerts of an attached group fire again after the signal was clear.</summary>
internal sealed record SignalFiringAgain : IncidentEvent
{
    public override string Kind => "signal_firing";

    public required string GroupKey { get; init; }

    public IReadOnlyList<string> Alerts { get; init; } = [];
}

/// <summary>The last attached alert is resolved.</summary>
internal sealed record SignalCleared : IncidentEvent
{
    public override string Kind => "signal_clear";

    public required string GroupKey { get; init; }
}

/// <summary>A notification reached its receiver, or never will.</summary>
internal sealed record DeliveryReported : IncidentEvent
{
    public override string Kind => Delivered ? "delivered" : "delivery_failed";

    public required bool Delivered { get; init; }

    public required NotificationKind Notification { get; init; }

    public required string Target { get; init; }

    public string? Person { get; init; }

    public required string Key { get; init; }

    public required int Attempt { get; init; }

    public bool PossibleDuplicate { get; init; }

    public IReadOnlyList<string> Notifiers { get; init; } = [];

    public string? Error { get; init; }
}

/// <summary>A runbook was started for the incident.</summary>
internal sealed record RunbookStarted : IncidentEvent
{
    public override string Kind => "runbook_started";

    public required string RunId { get; init; }

    public required string RunbookId { get; init; }

    public required string RunbookHash { get; init; }

    public required string Trigger { get; init; }
}

/// <summary>A run told what happened.</summary>
internal sealed record RunbookReported : IncidentEvent
{
    public override string Kind => $"runbook_{What}";

    public required string RunId { get; init; }

    public required string RunbookId { get; init; }

    public required string What { get; init; }

    public string? Step { get; init; }

    public string? Status { get; init; }

    public required string Text { get; init; }
}

/// <summary>A runbook paged somebody.</summary>
internal sealed record RunbookPaged : IncidentEvent
{
    public override string Kind => "runbook_paged";

    public required string RunbookId { get; init; }

    public required string Step { get; init; }

    public required string Message { get; init; }

    public IReadOnlyList<ToldTarget> Told { get; init; } = [];
}

/// <summary>Work with a deadline began.</summary>
internal sealed record DutyStarted : IncidentEvent
{
    public override string Kind => "duty_started";

    public required Duty Duty { get; init; }

    public required string DutyId { get; init; }
}

/// <summary>The deadline of a duty has passed.</summary>
internal sealed record DutyMissed : IncidentEvent
{
    public override string Kind => "duty_missed";

    public required string Duty { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A duty is done, or nobody has to do it any more.</summary>
internal sealed record DutyEnded : IncidentEvent
{
    public override string Kind => Status == DutyStatus.Done ? "duty_done" : "duty_waived";

    public required string Duty { get; init; }

    public required DutyStatus Status { get; init; }

    public string? Reason { get; init; }
}

/// <summary>The root-cause analysis was recorded.</summary>
internal sealed record RootCauseRecorded : IncidentEvent
{
    public override string Kind => "root_cause_analysis";

    public required RootCauseAnalysis Analysis { get; init; }
}

/// <summary>Something is to be done so that it does not come back.</summary>
internal sealed record ActionItemAdded : IncidentEvent
{
    public override string Kind => "action_item_added";

    public required ActionItem Item { get; init; }
}

/// <summary>An action item is done or dropped.</summary>
internal sealed record ActionItemChanged : IncidentEvent
{
    public override string Kind => "action_item_changed";

    public required int Number { get; init; }

    public required ActionItemStatus Status { get; init; }
}

/// <summary>Somebody who is told, and what the policy calls them.</summary>
/// <param name="Target">The policy's word.</param>
/// <param name="Person">The person it stood for; <see langword="null"/> where it is bound to nobody.</param>
/// <param name="Kind">Whether they are paged or told.</param>
/// <param name="Stale">Whether the answer of the schedule was an old one.</param>
/// <param name="InsteadOf">The target that resolved to nobody, where this is the fallback.</param>
internal sealed record ToldTarget(string Target, string? Person, NotificationKind Kind, bool Stale = false, string? InsteadOf = null);

/// <summary>Somebody who is not told, and why.</summary>
/// <param name="Target">The policy's word.</param>
/// <param name="Person">The person it stood for.</param>
/// <param name="Why">The reason, for a person.</param>
internal sealed record NotTold(string Target, string? Person, string Why);
