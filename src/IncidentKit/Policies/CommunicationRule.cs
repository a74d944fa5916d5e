namespace IncidentKit.Policies;

/// <summary>Who is told of an incident, at which point of it and how soon. Recorded; this version does not act on it.</summary>
public sealed record CommunicationRule
{
    /// <summary>The severities it holds for, as the policy spells them; empty: all.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>From which point <see cref="Within"/> counts. Default <see cref="CommunicationStage.Declared"/>.</summary>
    public CommunicationStage Stage { get; init; }

    /// <summary>By when; <see langword="null"/> where the policy promises no time.</summary>
    public PolicyDuration? Within { get; init; }

    /// <summary>Who is told, as <c>stakeholders</c>; empty: those who are at work on it.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>How, as <c>status page</c>; empty: the host decides.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The name of the policy's template for it; <see langword="null"/>: free text.</summary>
    public string? Template { get; init; }

    /// <summary>Whether it is owed. Default <see cref="CommunicationNeed.Always"/>.</summary>
    public CommunicationNeed Required { get; init; }

    /// <summary>Whether the rule holds for a severity.</summary>
    /// <param name="severity">A severity's name.</param>
    /// <returns>Whether it does.</returns>
    public bool AppliesTo(string severity) => Severities.Count == 0 || Severities.Contains(severity, FoldedName.Comparer);
}
