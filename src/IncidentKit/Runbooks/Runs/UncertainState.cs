namespace IncidentKit.Runbooks.Runs;

/// <summary>A question to people: did the interrupted attempt take effect?</summary>
internal sealed record UncertainState
{
    public required string Id { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>How often they were asked.</summary>
    public int Round { get; init; } = 1;

    /// <summary>When they are asked again.</summary>
    public required DateTimeOffset RemindAt { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public IReadOnlyList<string> People { get; init; } = [];
}
