namespace IncidentKit.Runbooks.Runs;

/// <summary>An attempt begins: committed before the action is called.</summary>
internal sealed record AttemptStarted : RunEvent
{
    public const string Word = "attempt_started";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required int Attempt { get; init; }

    /// <summary>The idempotency key.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required long Fence { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset LeaseUntil { get; init; }

    public required Idempotency Idempotency { get; init; }

    public bool HasProbe { get; init; }

    /// <summary>Whether it repeats one that was interrupted.</summary>
    public bool Recovered { get; init; }
}
