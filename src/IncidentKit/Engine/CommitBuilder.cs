using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Clocks;
using IncidentKit.Decisions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.PostIncident;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>Turns decisions into one commit: events chained by their hashes, snapshots, due times and messages. One builder a commit.</summary>
internal sealed class CommitBuilder
{
    /// <summary>The revision of the engine's clocks; one more when a new kind of clock is derived, so that older rows are derived again.</summary>
    public const int EngineRevision = 1;

    private readonly List<AggregateWrite> _writes = [];
    private readonly List<UniqueKey> _keys = [];
    private readonly List<OutboxMessage> _messages = [];
    private readonly List<OutboxCancellation> _cancellations = [];
    private readonly List<OutboxSettlement> _settlements = [];
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<StoredDocument> _documents = [];

    /// <summary>Adds what became of an attempt to send.</summary>
    /// <param name="settlement">The settlement; <see langword="null"/> adds nothing.</param>
    public void Settle(OutboxSettlement? settlement)
    {
        if (settlement is not null)
            _settlements.Add(settlement);
    }

    /// <summary>Adds alerts.</summary>
    /// <param name="occurrences">The alerts.</param>
    public void Add(IEnumerable<Occurrence> occurrences) => _occurrences.AddRange(occurrences);

    /// <summary>Adds a document.</summary>
    /// <param name="document">The document; <see langword="null"/> adds nothing.</param>
    public void Add(StoredDocument? document)
    {
        if (document is not null)
            _documents.Add(document);
    }

    /// <summary>Adds the decision of an incident.</summary>
    /// <param name="row">The row as it was read; <see langword="null"/> for a new one.</param>
    /// <param name="key">What names it.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="after">The state afterwards.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="now">The time of the decision.</param>
    public void AddIncident(AggregateRow? row, AggregateKey key, Decision<Acted> decision, IncidentState after, Policy policy, DateTimeOffset now)
    {
        Add(
            row,
            key,
            [.. decision.Events.Select(acted => new EventRecord(acted.Event.Kind, acted.Actor, IncidentEventCatalog.ToJson(acted.Event)))],
            JsonSerializer.SerializeToUtf8Bytes(after, IncidentJsonContext.Default.IncidentState),
            IncidentClocks.Next(after, policy)?.DueAt,
            after.Incident.IsOpen ? policy.FindSeverity(after.Incident.Severity)?.Pages == true ? 0 : 1 : 2,
            new AggregateIndex { Open = after.Incident.IsOpen, Number = after.Incident.Number },
            now);
        AddOutgoing(row, key, decision, now);
    }

    /// <summary>Adds the decision of a duty.</summary>
    /// <param name="row">The row as it was read; <see langword="null"/> for a new one.</param>
    /// <param name="key">What names it.</param>
    /// <param name="decision">The decision; it has events.</param>
    /// <param name="now">The time of the decision.</param>
    public void AddDuty(AggregateRow? row, AggregateKey key, Decision<DutyEvent> decision, DateTimeOffset now)
    {
        var after = decision.Events[^1].State;
        Add(
            row,
            key,
            [.. decision.Events.Select(entry => new EventRecord(entry.Kind, entry.Actor, ToJson(entry.State)))],
            ToJson(after),
            after.NextDue,
            2,
            new AggregateIndex { Open = after.Status is DutyStatus.Open or DutyStatus.Missed, Parent = after.IncidentId },
            now);
        AddOutgoing(row, key, decision, now);

        static byte[] ToJson(DutyState state) => JsonSerializer.SerializeToUtf8Bytes(state, DutyJsonContext.Default.DutyState);
    }

    /// <summary>Adds any row.</summary>
    /// <param name="row">The row as it was read; <see langword="null"/> for a new one.</param>
    /// <param name="key">What names it.</param>
    /// <param name="events">Its new events.</param>
    /// <param name="snapshot">Its new state.</param>
    /// <param name="dueAt">Its earliest clock.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="index">What it can be found by.</param>
    /// <param name="now">The time of the decision.</param>
    public void Add(
        AggregateRow? row,
        AggregateKey key,
        IReadOnlyList<EventRecord> events,
        byte[] snapshot,
        DateTimeOffset? dueAt,
        int lane,
        AggregateIndex index,
        DateTimeOffset now)
    {
        var sequence = row?.LastSequence ?? 0;
        var head = row?.Head ?? "";
        var stored = new StoredEvent[events.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            var entry = events[i];
            sequence++;
            head = EventChain.Hash(head, key, sequence, now, entry.Kind, entry.Actor, entry.Data);
            stored[i] = new StoredEvent { Sequence = sequence, At = now, Kind = entry.Kind, Actor = entry.Actor, Data = entry.Data, Hash = head };
        }

        _writes.Add(new AggregateWrite
        {
            Key = key,
            ExpectedVersion = row?.Version ?? 0,
            DueAt = dueAt,
            Lane = lane,
            EngineRevision = EngineRevision,
            DecidedAt = now,
            Snapshot = snapshot,
            Events = stored,
            Index = index,
        });
    }

    /// <summary>Adds the messages, cancellations and keys of a decision.</summary>
    /// <typeparam name="TEvent">The aggregate's events.</typeparam>
    /// <param name="row">The row as it was read; <see langword="null"/> for a new one.</param>
    /// <param name="key">What names it.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="now">The time of the decision.</param>
    public void AddOutgoing<TEvent>(AggregateRow? row, AggregateKey key, Decision<TEvent> decision, DateTimeOffset now)
    {
        var first = (row?.LastSequence ?? 0) + 1;
        var ordinals = new Dictionary<int, int>();
        foreach (var message in decision.Messages)
        {
            var ordinal = ordinals.GetValueOrDefault(message.EventIndex);
            ordinals[message.EventIndex] = ordinal + 1;
            _messages.Add(OutboxCodec.Encode(message, new OutboxKey(key, first + message.EventIndex, ordinal), now));
        }

        foreach (var group in decision.CancelGroups.Distinct(StringComparer.Ordinal))
            _cancellations.Add(new OutboxCancellation(key, group));
        foreach (var unique in decision.UniqueKeys)
            _keys.Add(new UniqueKey(key.Tenant, unique));
    }

    /// <summary>The commit.</summary>
    /// <returns>Everything that was added.</returns>
    public StoreCommit Build() => new()
    {
        Aggregates = _writes,
        UniqueKeys = _keys,
        Messages = _messages,
        Cancellations = _cancellations,
        Settlements = _settlements,
        Occurrences = _occurrences,
        Documents = _documents,
    };
}
