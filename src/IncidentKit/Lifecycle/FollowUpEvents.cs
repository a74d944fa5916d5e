namespace IncidentKit.Lifecycle;

// What runbooks report, and what the incident leaves behind. IncidentEventCatalog maps the stored names to these records.

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
