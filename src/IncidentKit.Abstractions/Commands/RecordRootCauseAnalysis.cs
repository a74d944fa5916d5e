namespace IncidentKit.Commands;

/// <summary>The root-cause analysis is recorded; it discharges the duty of that name.</summary>
public sealed record RecordRootCauseAnalysis : IncidentCommand
{
    /// <summary>The analysis.</summary>
    public required RootCauseAnalysis Analysis { get; init; }
}
