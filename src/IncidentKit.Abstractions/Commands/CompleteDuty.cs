namespace IncidentKit.Commands;

/// <summary>A duty is discharged, or waived with a reason. A root-cause analysis is discharged by <see cref="RecordRootCauseAnalysis"/>, and can only be waived here.</summary>
public sealed record CompleteDuty : IncidentCommand
{
    /// <summary>The duty's name as the policy has it, such as <c>post_mortem</c>; it matches ignoring case, spaces, <c>_</c> and <c>-</c>.</summary>
    public required string Duty { get; init; }

    /// <summary>Whether it is waived instead of done; then <see cref="IncidentCommand.Reason"/> is needed. Default: done.</summary>
    public bool Waive { get; init; }
}
