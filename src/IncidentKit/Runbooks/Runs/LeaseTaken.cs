namespace IncidentKit.Runbooks.Runs;

/// <summary>Another node took over; what the earlier one says is refused from now on.</summary>
internal sealed record LeaseTaken : RunEvent
{
    public const string Word = "lease_taken";

    private protected override string KindWord() => Word;

    public required string Owner { get; init; }

    public required long Fence { get; init; }

    public required DateTimeOffset LeaseUntil { get; init; }
}
