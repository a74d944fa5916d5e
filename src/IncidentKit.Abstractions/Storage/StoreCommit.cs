namespace IncidentKit.Storage;

/// <summary>Everything that changes at once. All of it lands, or none.</summary>
public sealed record StoreCommit
{
    /// <summary>The rows, each at most once.</summary>
    public IReadOnlyList<AggregateWrite> Aggregates { get; init; } = [];

    /// <summary>Keys that may be used once ever, for example of a decision. One that exists already refuses the whole commit.</summary>
    public IReadOnlyList<UniqueKey> UniqueKeys { get; init; } = [];

    /// <summary>New messages.</summary>
    public IReadOnlyList<OutboxMessage> Messages { get; init; } = [];

    /// <summary>Groups of messages that need not be sent any more.</summary>
    public IReadOnlyList<OutboxCancellation> Cancellations { get; init; } = [];

    /// <summary>What became of attempts to send. One whose attempt no longer holds its message refuses the whole commit.</summary>
    public IReadOnlyList<OutboxSettlement> Settlements { get; init; } = [];

    /// <summary>Alerts, inserted or replaced by group and fingerprint.</summary>
    public IReadOnlyList<Occurrence> Occurrences { get; init; } = [];

    /// <summary>Documents; one that is there already is left as it is.</summary>
    public IReadOnlyList<StoredDocument> Documents { get; init; } = [];

    /// <summary>Outside inputs that have changed: every row whose clocks read one becomes due now.</summary>
    public IReadOnlyList<ChangedInput> ChangedInputs { get; init; } = [];
}
