namespace IncidentKit.Runbooks.Runs;

/// <summary>Somebody said what became of an interrupted attempt.</summary>
internal sealed record UncertainAnswered : RunEvent
{
    public const string Word = "uncertain_answered";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required UncertainAnswer Answer { get; init; }

    public string? Reason { get; init; }
}
