namespace IncidentKit.Policies;

/// <summary>How an escalation step repeats.</summary>
public sealed record StepRepeat
{
    /// <summary>The time between two firings; above zero.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>How many further firings there are after the first; 1 to 100.</summary>
    public required int Times { get; init; }
}
