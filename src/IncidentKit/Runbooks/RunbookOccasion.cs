using IncidentKit.Expressions;

namespace IncidentKit.Runbooks;

/// <summary>What has happened to an incident that might start a runbook.</summary>
public sealed record RunbookOccasion
{
    /// <summary>The event.</summary>
    public RunbookTriggerEvent Event { get; init; }

    /// <summary>The name of the alert that opened the incident; <see langword="null"/> where none did.</summary>
    public string? AlertName { get; init; }

    /// <summary>The incident's severity as it is now.</summary>
    public required string Severity { get; init; }

    /// <summary>The incident's category; <see langword="null"/> where it has none.</summary>
    public string? Category { get; init; }

    /// <summary>The labels: the alert's, and the incident's own.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What a trigger's condition sees: <c>alert</c>, <c>incident</c> and the roots of the host. <see langword="null"/>: nothing, and a condition does not hold.</summary>
    public IExpressionScope? Scope { get; init; }
}
