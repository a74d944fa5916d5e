namespace IncidentKit.Runbooks.Runs;

/// <summary>The deadline of an attempt passed and its owner has said nothing: its lease decides.</summary>
internal sealed record AttemptOverdue : RunEvent
{
    public const string Word = "attempt_overdue";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required int Attempt { get; init; }
}
