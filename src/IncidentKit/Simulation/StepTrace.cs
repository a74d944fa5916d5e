namespace IncidentKit.Simulation;

/// <summary>What became of one step.</summary>
public sealed record StepTrace
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>The step's id.</summary>
    public required string Id { get; init; }

    /// <summary>In coarse words: <c>succeeded</c>, <c>failed</c>, <c>skipped</c>, <c>aborted</c>, <c>waiting</c>, <c>would_run</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The exact word, for example <c>not_passed</c> or <c>recovered</c>.</summary>
    public required string Detail { get; init; }

    /// <summary>Why, a stable word such as <c>condition</c>; <see langword="null"/> for none.</summary>
    public string? Reason { get; init; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; init; }

    /// <summary>When the run came to it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What its action was aimed at.</summary>
    public string? Target { get; init; }

    /// <summary>The parameters as they were frozen.</summary>
    public IReadOnlyDictionary<string, object?> Params { get; init; } = new Dictionary<string, object?>();

    /// <summary>Who allowed it.</summary>
    public IReadOnlyList<string> ApprovedBy { get; init; } = [];

    /// <summary>What its action returned.</summary>
    public object? Output { get; init; }

    /// <summary>What went wrong, for a person; <see langword="null"/> for nothing.</summary>
    public string? Error { get; init; }

    /// <summary>The kind of that, a stable word such as <c>timeout</c>.</summary>
    public string? ErrorKind { get; init; }

    /// <summary>The steps of its fallback, as far as the run came to them.</summary>
    public IReadOnlyList<StepTrace> Fallback { get; init; } = [];
}
