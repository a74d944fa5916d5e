namespace IncidentKit.Runbooks.Runs;

/// <summary>The run ended.</summary>
internal sealed record RunEnded : RunEvent
{
    public const string Word = "run_ended";

    private protected override string KindWord() => Word;

    public required RunResult Result { get; init; }

    public required string Reason { get; init; }
}
