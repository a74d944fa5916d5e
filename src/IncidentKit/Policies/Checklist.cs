namespace IncidentKit.Policies;

/// <summary>What to go through in a phase of a response.</summary>
public sealed record Checklist
{
    /// <summary>Its title. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>The status or sub-status in which it is shown; <see langword="null"/>: always.</summary>
    public string? When { get; init; }

    /// <summary>The severities it holds for, as the policy spells them; empty: all.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>When its phase begins, counted from the declaration; <see langword="null"/>: the policy does not say.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>By when its phase is over, counted from the declaration; <see langword="null"/>: the policy does not say.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Its items.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Whether items must be done in their order. Default false.</summary>
    public bool IsStrict { get; init; }
}
