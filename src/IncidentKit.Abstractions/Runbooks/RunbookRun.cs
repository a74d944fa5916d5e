namespace IncidentKit.Runbooks;

/// <summary>A run of a runbook as it stands.</summary>
public sealed record RunbookRun
{
    /// <summary>The run.</summary>
    public required string Id { get; init; }

    /// <summary>The runbook.</summary>
    public required string RunbookId { get; init; }

    /// <summary>The runbook's hash, which the run keeps.</summary>
    public required string RunbookHash { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its exact result, for example <c>succeeded_with_warnings</c>; <see langword="null"/> while it runs.</summary>
    public string? Result { get; init; }

    /// <summary>Its steps so far, in order.</summary>
    public IReadOnlyList<RunbookRunStep> Steps { get; init; } = [];
}
