namespace IncidentKit.Notifications;

/// <summary>One message to one target.</summary>
public sealed record Notification
{
    /// <summary>The same for every attempt and for every copy after a crash: a receiver that has seen it may drop the message.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Why the target is told.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>The policy's word for who is told, for example <c>schedule:on-call</c> or <c>role:engineering-lead</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The person the target stands for at the moment of the decision, for example <c>user:ana</c>; <see langword="null"/> where it is bound to nobody.</summary>
    public string? Person { get; init; }

    /// <summary>The incident.</summary>
    public required IncidentId IncidentId { get; init; }

    /// <summary>The incident's tenant.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The incident's number as people write it.</summary>
    public required string IncidentNumber { get; init; }

    /// <summary>The incident's severity when this was decided.</summary>
    public required string Severity { get; init; }

    /// <summary>The incident's status when this was decided.</summary>
    public required IncidentStatus Status { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>The message, as Markdown; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>The rule that wanted it, for example <c>SEV1/escalate</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The approval that is asked for; <see langword="null"/> for other kinds.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether an earlier attempt ended without an answer, so that the receiver may have it already.</summary>
    public bool PossibleDuplicate { get; init; }
}
