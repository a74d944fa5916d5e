namespace IncidentKit.Runbooks.Runs;

/// <summary>An attempt came to its end.</summary>
internal sealed record AttemptCompleted : RunEvent
{
    public const string Word = "attempt_completed";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required int Attempt { get; init; }

    public object? Output { get; init; }

    public StepError? Error { get; init; }

    public bool TimedOut { get; init; }

    /// <summary>A warning for the run; null for none.</summary>
    public string? Warning { get; init; }
}
