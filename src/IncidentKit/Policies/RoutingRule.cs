namespace IncidentKit.Policies;

/// <summary>Which channels carry what is told beside pages.</summary>
public sealed record RoutingRule
{
    /// <summary>The condition, an expression; <see langword="null"/>: always.</summary>
    public string? When { get; init; }

    /// <summary>The channels.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];
}
