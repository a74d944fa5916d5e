namespace IncidentKit.Aggregates;

/// <summary>An incident tells one of its duties that nothing is left to do.</summary>
internal sealed record DischargeDuty : AggregateCommand
{
    /// <summary>What became of it: done or waived.</summary>
    public required DutyStatus Status { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }
}
