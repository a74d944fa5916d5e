namespace IncidentKit.Runbooks.Runs;

/// <summary>Nobody allowed a step in time.</summary>
internal sealed record ApprovalTimedOut : RunEvent
{
    public const string Word = "approval_timed_out";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string ApprovalId { get; init; }
}
