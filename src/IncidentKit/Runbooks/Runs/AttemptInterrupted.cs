namespace IncidentKit.Runbooks.Runs;

/// <summary>An attempt was cut off; it may have taken effect.</summary>
internal sealed record AttemptInterrupted : RunEvent
{
    public const string Word = "attempt_interrupted";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required int Attempt { get; init; }

    public required string Reason { get; init; }

    /// <summary>What the action found out; null where it was not asked.</summary>
    public ProbeOutcome? Probe { get; init; }
}
