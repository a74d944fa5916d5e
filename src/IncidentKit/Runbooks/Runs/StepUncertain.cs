namespace IncidentKit.Runbooks.Runs;

/// <summary>Nobody knows whether an interrupted attempt took effect; people are asked.</summary>
internal sealed record StepUncertain : RunEvent
{
    public const string Word = "step_uncertain";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string QuestionId { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public IReadOnlyList<string> People { get; init; } = [];

    public required DateTimeOffset RemindAt { get; init; }
}
