using IncidentKit.Notifications;

namespace IncidentKit.Lifecycle;

// What the ladder and the targets do. IncidentEventCatalog maps the stored names to these records.

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
