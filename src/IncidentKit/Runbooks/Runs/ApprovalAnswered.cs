namespace IncidentKit.Runbooks.Runs;

/// <summary>Somebody allowed or denied a step.</summary>
internal sealed record ApprovalAnswered : RunEvent
{
    public const string Word = "approval_answered";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string ApprovalId { get; init; }

    public required bool Approved { get; init; }

    /// <summary>Whether the request is settled by it; false where further people must allow it.</summary>
    public required bool IsFinal { get; init; }

    public string? Reason { get; init; }
}
