namespace IncidentKit.Policies;

/// <summary>A role in a response.</summary>
public sealed record RoleDefinition
{
    /// <summary>Its title. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>What its holder answers for.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>What its holder does.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>What its holder may decide.</summary>
    public IReadOnlyList<string> Authority { get; init; } = [];

    /// <summary>Whom the role stands for: a schedule, people or a channel. Empty: it is delivered as it stands.</summary>
    public IReadOnlyList<Target> Bind { get; init; } = [];

    /// <summary>The severities that need it, as the policy spells them.</summary>
    public IReadOnlyList<string> RequiredFor { get; init; } = [];

    /// <summary>An expression over the report that says when else it is needed.</summary>
    public string? RequiredWhen { get; init; }

    /// <summary>Within which time it must be filled.</summary>
    public TimeSpan? Within { get; init; }
}
