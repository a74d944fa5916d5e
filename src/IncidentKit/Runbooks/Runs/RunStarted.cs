namespace IncidentKit.Runbooks.Runs;

/// <summary>A run began.</summary>
internal sealed record RunStarted : RunEvent
{
    public const string Word = "run_started";

    private protected override string KindWord() => Word;

    public required string RunId { get; init; }

    public required string RunbookId { get; init; }

    public required string RunbookHash { get; init; }

    public IncidentId? IncidentId { get; init; }

    public string Tenant { get; init; } = "";

    public required string TriggerKey { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public bool DryRun { get; init; }

    public bool IncidentWasOpen { get; init; }

    public IReadOnlyDictionary<string, object?>? Alert { get; init; }
}
