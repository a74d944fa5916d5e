namespace IncidentKit.Policies;

/// <summary>What to go through in a phase of a response.</summary>
public sealed record Checklist
{
    /// <summary>Its title. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>The status or sub-status in which it is shown; <see langword="null"/>: always.</summary>
    public string? When { get; init; }

    /// <summary>Its items.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Whether items must be done in their order. Default false.</summary>
    public bool IsStrict { get; init; }
}
