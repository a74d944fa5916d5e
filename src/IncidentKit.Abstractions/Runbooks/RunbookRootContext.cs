namespace IncidentKit.Runbooks;

/// <summary>For whom a root is read.</summary>
public sealed record RunbookRootContext
{
    /// <summary>The incident; <see langword="null"/> where a runbook is tried without one.</summary>
    public Incident? Incident { get; init; }

    /// <summary>The runbook.</summary>
    public required string RunbookId { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Labels of the alert that opened the incident; empty where none did.</summary>
    public IReadOnlyDictionary<string, string> AlertLabels { get; init; } = new Dictionary<string, string>();
}
