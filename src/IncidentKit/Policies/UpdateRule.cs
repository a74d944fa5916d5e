namespace IncidentKit.Policies;

/// <summary>How often an audience is told how an incident stands.</summary>
public sealed record UpdateRule
{
    /// <summary>The severities it holds for, as the policy spells them; empty: all.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>The time between two updates; above zero, or zero where <see cref="IsTicket"/>.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Whether the incident's ticket is updated as the work goes on, in place of a cadence. Default false. Recorded; nothing is due.</summary>
    public bool IsTicket { get; init; }

    /// <summary>Who is told.</summary>
    public required string Audience { get; init; }

    /// <summary>The name of the policy's template for it; <see langword="null"/>: free text.</summary>
    public string? Template { get; init; }

    /// <summary>When updates end. Default <see cref="UpdateUntil.Resolved"/>.</summary>
    public UpdateUntil Until { get; init; }

    /// <summary>Whether the rule holds for a severity.</summary>
    /// <param name="severity">A severity's name.</param>
    /// <returns>Whether it does.</returns>
    public bool AppliesTo(string severity) => Severities.Count == 0 || Severities.Contains(severity, FoldedName.Comparer);
}
