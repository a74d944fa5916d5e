namespace IncidentKit.Runbooks.Runs;

/// <summary>The node that runs an attempt is alive.</summary>
internal sealed record LeaseRenewed : RunEvent
{
    public const string Word = "lease_renewed";

    public override string Kind => Word;

    public required DateTimeOffset LeaseUntil { get; init; }
}
