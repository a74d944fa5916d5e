namespace IncidentKit.Runbooks.Runs;

/// <summary>A request to allow a step exactly as it stands: bound to the definition, the step and its frozen parameters.</summary>
internal sealed record ApprovalState
{
    public required string Id { get; init; }

    public ApprovalStatus Status { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The policy's words for who was asked.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The people those stood for when they were asked.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>How many different people must allow it.</summary>
    public int Min { get; init; } = 1;

    /// <summary>Who has allowed it.</summary>
    public IReadOnlyList<string> ApprovedBy { get; init; } = [];

    /// <summary>Who denied it.</summary>
    public string? DeniedBy { get; init; }

    /// <summary>Why, as they say.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The SHA-256 of the target and parameters that are allowed.</summary>
    public required string ParamsHash { get; init; }
}
