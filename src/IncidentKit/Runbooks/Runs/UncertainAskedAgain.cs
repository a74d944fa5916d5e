namespace IncidentKit.Runbooks.Runs;

/// <summary>People are asked again.</summary>
internal sealed record UncertainAskedAgain : RunEvent
{
    public const string Word = "uncertain_asked_again";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required int Round { get; init; }

    public required DateTimeOffset RemindAt { get; init; }
}
