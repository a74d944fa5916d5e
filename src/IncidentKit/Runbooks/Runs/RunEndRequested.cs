namespace IncidentKit.Runbooks.Runs;

/// <summary>The run is to end as soon as its running attempt lets it.</summary>
internal sealed record RunEndRequested : RunEvent
{
    public const string Word = "run_end_requested";

    private protected override string KindWord() => Word;

    public required RunResult Result { get; init; }

    public required string Reason { get; init; }

    /// <summary>The token is cancelled, and this long is waited for; null: the attempt may finish.</summary>
    public DateTimeOffset? GraceUntil { get; init; }
}
