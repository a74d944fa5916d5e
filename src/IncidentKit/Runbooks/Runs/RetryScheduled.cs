namespace IncidentKit.Runbooks.Runs;

/// <summary>A further attempt follows after a pause.</summary>
internal sealed record RetryScheduled : RunEvent
{
    public const string Word = "retry_scheduled";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required DateTimeOffset At { get; init; }
}
