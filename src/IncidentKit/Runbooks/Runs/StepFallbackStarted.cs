namespace IncidentKit.Runbooks.Runs;

/// <summary>A step failed or timed out for good; its fallback runs.</summary>
internal sealed record StepFallbackStarted : RunEvent
{
    public const string Word = "step_fallback_started";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required StepStatus Status { get; init; }

    public required StepError Error { get; init; }
}
