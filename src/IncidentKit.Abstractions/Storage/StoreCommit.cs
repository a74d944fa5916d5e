namespace IncidentKit.Storage;

/// <summary>Everything that changes at once. All of it lands, or none.</summary>
public sealed partial record StoreCommit
{
    /// <summary>The rows, each at most once.</summary>
    public IReadOnlyList<AggregateWrite> Aggregates { get; init; } = [];

    /// <summary>Keys that may be used once ever, for example of a decision. One that exists already refuses the whole commit.</summary>
    public IReadOnlyList<UniqueKey> UniqueKeys { get; init; } = [];

    /// <summary>New messages. Their source is a row of the store or of this commit; a key that is there already refuses the whole commit as <see cref="CommitOutcome.DuplicateKey"/>.</summary>
    public IReadOnlyList<OutboxMessage> Messages { get; init; } = [];

    /// <summary>Groups of messages that need not be sent any more. They reach the messages that were there before this commit, never its own.</summary>
    public IReadOnlyList<OutboxCancellation> Cancellations { get; init; } = [];

    /// <summary>What became of attempts to send. One whose attempt no longer holds its message refuses the whole commit.</summary>
    public IReadOnlyList<OutboxSettlement> Settlements { get; init; } = [];

    /// <summary>Alerts, inserted or replaced by group and fingerprint. Their group is a row of the store or of this commit.</summary>
    public IReadOnlyList<Occurrence> Occurrences { get; init; } = [];

    /// <summary>Documents; one that is there already is left as it is.</summary>
    public IReadOnlyList<StoredDocument> Documents { get; init; } = [];

    /// <summary>Outside inputs that have changed: every open row whose clocks read one is due from then at the latest.</summary>
    /// <remarks>
    /// Such a row also gets a new version, unless this commit writes it: a decision that read the input before it changed would otherwise overwrite the mark
    /// with a due time that rests on the old content.
    /// </remarks>
    public IReadOnlyList<ChangedInput> ChangedInputs { get; init; } = [];
}
