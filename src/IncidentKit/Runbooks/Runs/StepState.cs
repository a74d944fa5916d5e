namespace IncidentKit.Runbooks.Runs;

/// <summary>A step that the run has come to.</summary>
internal sealed record StepState
{
    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunbookStepType Type { get; init; }

    public StepStatus Status { get; init; }

    /// <summary>Whether nothing more happens to it. A step whose fallback runs has failed but not ended.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Whether its fallback was begun.</summary>
    public bool InFallback { get; init; }

    /// <summary>Why it stands so, a stable word such as <c>condition</c> or <c>missing_value</c>.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The frozen target.</summary>
    public string? Target { get; init; }

    /// <summary>The frozen parameters.</summary>
    public IReadOnlyDictionary<string, object?> Params { get; init; } = new Dictionary<string, object?>();

    /// <summary>What those who approve are told, rendered.</summary>
    public string? Message { get; init; }

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Attempts that came to an end and did not come out well; retries are counted by these.</summary>
    public int Failures { get; init; }

    /// <summary>The attempt under way.</summary>
    public AttemptState? Attempt { get; init; }

    /// <summary>When the next attempt is due: after a pause, or because no node was there to make it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public object? Output { get; init; }

    public StepError? Error { get; init; }

    /// <summary>The latest request for approval.</summary>
    public ApprovalState? Approval { get; init; }

    /// <summary>The open question after an interrupted attempt.</summary>
    public UncertainState? Uncertain { get; init; }
}
