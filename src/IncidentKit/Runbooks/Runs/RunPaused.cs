namespace IncidentKit.Runbooks.Runs;

/// <summary>Nothing can happen for now, as no node has the action.</summary>
internal sealed record RunPaused : RunEvent
{
    public const string Word = "run_paused";

    private protected override string KindWord() => Word;

    public required string Reason { get; init; }

    public required DateTimeOffset Until { get; init; }
}
