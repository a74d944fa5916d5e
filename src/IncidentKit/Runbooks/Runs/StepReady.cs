namespace IncidentKit.Runbooks.Runs;

/// <summary>A step may run, and waits for a node that runs it.</summary>
internal sealed record StepReady : RunEvent
{
    public const string Word = "step_ready";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }
}
