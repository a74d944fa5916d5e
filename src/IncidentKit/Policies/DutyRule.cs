namespace IncidentKit.Policies;

/// <summary>Something that is owed after an incident, such as a root-cause analysis within 48 hours.</summary>
public sealed record DutyRule
{
    /// <summary>The severities it holds for, as the policy spells them; empty: all.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>What is owed, as <c>root_cause_analysis</c>.</summary>
    public required string Duty { get; init; }

    /// <summary>Its title; <see langword="null"/>: <see cref="Duty"/>.</summary>
    public string? Title { get; init; }

    /// <summary>By when, counted from <see cref="After"/>.</summary>
    public required PolicyDuration Within { get; init; }

    /// <summary>From when it counts. Default <see cref="DutyOrigin.Resolved"/>.</summary>
    public DutyOrigin After { get; init; }

    /// <summary>After which time somebody is reminded, counted from <see cref="After"/>; <see langword="null"/>: nobody. Recorded; this version does not act on it.</summary>
    public PolicyDuration? WarnAfter { get; init; }

    /// <summary>Whether nobody owes it. Default false. An optional duty is not begun by itself.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The severities whose incidents can't be closed without it, as the policy spells them.</summary>
    public IReadOnlyList<string> RequiredToClose { get; init; } = [];

    /// <summary>Whether the rule holds for a severity.</summary>
    /// <param name="severity">A severity's name.</param>
    /// <returns>Whether it does.</returns>
    public bool AppliesTo(string severity) => Severities.Count == 0 || Severities.Contains(severity, FoldedName.Comparer);

    /// <summary>Whether an incident of a severity can't be closed without it.</summary>
    /// <param name="severity">A severity's name.</param>
    /// <returns>Whether it guards closing.</returns>
    public bool GuardsClosing(string severity) => AppliesTo(severity) && RequiredToClose.Contains(severity, FoldedName.Comparer);
}
