namespace IncidentKit.Runbooks.Runs;

/// <summary>Nobody allowed a step in time.</summary>
internal sealed record ApprovalTimedOut : RunEvent
{
    public const string Word = "approval_timed_out";

    public override string Kind => Word;

    public required string Path { get; init; }

    public required string ApprovalId { get; init; }
}
