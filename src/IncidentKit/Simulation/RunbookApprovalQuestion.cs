namespace IncidentKit.Simulation;

/// <summary>A step of a simulated run asks to be allowed.</summary>
public sealed record RunbookApprovalQuestion
{
    /// <summary>The approval's id.</summary>
    public required string ApprovalId { get; init; }

    /// <summary>The step's id.</summary>
    public required string StepId { get; init; }

    /// <summary>The step's name.</summary>
    public required string StepName { get; init; }

    /// <summary>The action that would run.</summary>
    public required string Action { get; init; }

    /// <summary>What it would be aimed at.</summary>
    public string? Target { get; init; }

    /// <summary>Its parameters, exactly as they would be given.</summary>
    public required IReadOnlyDictionary<string, object?> Params { get; init; }

    /// <summary>What the runbook says to those who are asked; <see langword="null"/> for nothing.</summary>
    public string? Message { get; init; }

    /// <summary>Who would be asked.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>How long an answer would be waited for.</summary>
    public required TimeSpan Timeout { get; init; }
}
