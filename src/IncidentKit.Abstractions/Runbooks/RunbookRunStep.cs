namespace IncidentKit.Runbooks;

/// <summary>A step of a run.</summary>
public sealed record RunbookRunStep
{
    /// <summary>Its path within the run.</summary>
    public required string Path { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its exact status, for example <c>waiting_approval</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was skipped, failed or denied.</summary>
    public string? Reason { get; init; }

    /// <summary>What it returned: plain data.</summary>
    public object? Output { get; init; }
}
