namespace IncidentKit.Runbooks;

/// <summary>A step that waits for a person: an approval, or a step that a crash interrupted.</summary>
public sealed record ApprovalRequest
{
    /// <summary>The approval's id; for an uncertain step the id of the question.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the step is uncertain after a crash, so that <see cref="IRunbookManager.AnswerUncertainAsync"/> answers it.</summary>
    public bool Uncertain { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The runbook.</summary>
    public required string RunbookId { get; init; }

    /// <summary>The incident; <see langword="null"/> where the run has none.</summary>
    public IncidentId? IncidentId { get; init; }

    /// <summary>The step's path.</summary>
    public required string StepPath { get; init; }

    /// <summary>The step's name.</summary>
    public required string StepName { get; init; }

    /// <summary>What the action is aimed at, frozen.</summary>
    public string? Target { get; init; }

    /// <summary>The parameters exactly as they will be used.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>();

    /// <summary>Who was asked.</summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it lapses; <see langword="null"/> where it waits without end.</summary>
    public DateTimeOffset? Deadline { get; init; }
}
