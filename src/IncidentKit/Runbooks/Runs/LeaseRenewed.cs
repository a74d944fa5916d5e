namespace IncidentKit.Runbooks.Runs;

/// <summary>The node that runs an attempt is alive.</summary>
internal sealed record LeaseRenewed : RunEvent
{
    public const string Word = "lease_renewed";

    private protected override string KindWord() => Word;

    public required DateTimeOffset LeaseUntil { get; init; }
}
