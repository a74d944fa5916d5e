namespace IncidentKit.Runbooks.Runs;

/// <summary>A request or a grant counts no longer: the run ended, or it was not used in time.</summary>
internal sealed record ApprovalSuperseded : RunEvent
{
    public const string Word = "approval_superseded";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string ApprovalId { get; init; }

    public required string Reason { get; init; }
}
