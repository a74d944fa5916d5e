namespace IncidentKit;

/// <summary>Work that an incident leaves behind, with a deadline; for example its root-cause analysis.</summary>
public sealed record Duty
{
    /// <summary>The duty's name in the policy, for example <c>root_cause_analysis</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>How far it has come.</summary>
    public DutyStatus Status { get; init; }

    /// <summary>Whether the incident can't be closed without it.</summary>
    public bool RequiredToClose { get; init; }
}
