namespace IncidentKit;

/// <summary>What the people concerned were told at one moment.</summary>
public sealed record StatusUpdate
{
    /// <summary>When it was posted.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who posted it.</summary>
    public string By { get; init; } = "";

    /// <summary>What is going on, in the words of ADR 0072's template "Current Situation".</summary>
    public required string CurrentSituation { get; init; }

    /// <summary>What has been done so far.</summary>
    public string ActionsTaken { get; init; } = "";

    /// <summary>What will be done next.</summary>
    public string NextSteps { get; init; } = "";

    /// <summary>When the next update can be expected; <see langword="null"/> leaves it to the policy's cadence.</summary>
    public TimeSpan? NextUpdateIn { get; init; }
}
