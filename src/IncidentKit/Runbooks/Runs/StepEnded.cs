namespace IncidentKit.Runbooks.Runs;

/// <summary>A step ended.</summary>
internal sealed record StepEnded : RunEvent
{
    public const string Word = "step_ended";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunbookStepType Type { get; init; }

    public required StepStatus Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>Null keeps what the step has.</summary>
    public StepError? Error { get; init; }

    /// <summary>Output that came by another way than an attempt: by a probe, a person, or a dry run.</summary>
    public object? Output { get; init; }

    /// <summary>A warning for the run; null for none.</summary>
    public string? Warning { get; init; }
}
