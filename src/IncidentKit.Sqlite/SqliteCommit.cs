using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>One commit inside its transaction. A result other than <see cref="CommitOutcome.Committed"/>, or an exception, leaves the transaction to be rolled back.</summary>
internal sealed class SqliteCommit(SqliteSession session, StoreCommit commit)
{
    private readonly Dictionary<AggregateKey, StoredRow?> _before = [];
    private readonly Dictionary<AggregateKey, long> _rowIds = [];

    public CommitResult Apply()
    {
        // What can stand against it comes first; a conflict then costs next to nothing. Cancellations come before the new messages, which they do not reach.
        if ((CheckRows() ?? UseKeys() ?? CancelAndSettle()) is { } conflict)
            return conflict;
        foreach (var write in commit.Aggregates)
        {
            var rowId = AggregateWrites.Put(session, write, _before[write.Key]);
            _rowIds[write.Key] = rowId;
            if (write.Inputs is { } inputs)
                Inputs.Replace(session, write.Key.Tenant, rowId, inputs);
        }

        foreach (var message in commit.Messages)
        {
            if (!Outbox.Add(session, RowId(message.Key.Source, "A message names", "source"), message))
                return new(CommitOutcome.DuplicateKey, $"message {message.Key.Sequence}/{message.Key.Ordinal} of {message.Key.Source} exists already");
        }

        foreach (var occurrence in commit.Occurrences)
            Occurrences.Put(session, RowId(occurrence.Signal, $"Alert '{occurrence.Fingerprint}' names", "group"), occurrence);
        foreach (var document in commit.Documents)
            Documents.Put(session, document);
        Inputs.MarkDue(session, commit.ChangedInputs, [.. commit.Aggregates.Select(write => _rowIds[write.Key])]);
        return CommitResult.Committed;
    }

    private CommitResult? CheckRows()
    {
        foreach (var write in commit.Aggregates)
        {
            var before = StoredRow.Find(session, write.Key);
            _before.Add(write.Key, before);
            if (before is not null)
                _rowIds.Add(write.Key, before.RowId);
            if ((before?.Version ?? 0) != write.ExpectedVersion)
                return new(CommitOutcome.VersionConflict, $"{write.Key} has version {before?.Version ?? 0}, not {write.ExpectedVersion}");
            if (write.Index.Number is { } number && number != before?.Index.Number && AggregateRows.FindByNumber(session, write.Key.Tenant, write.Key.Kind, number) is { } holder)
                return new(CommitOutcome.VersionConflict, $"number {number} of {write.Key} is taken by {holder.Key.Id}");
        }

        foreach (var write in commit.Aggregates)
        {
            var last = _before[write.Key]?.LastSequence ?? 0;
            if (write.Events.Count > 0 && write.Events[0].Sequence != last + 1)
                throw new ArgumentException($"Row {write.Key}: the commit's first event has sequence {write.Events[0].Sequence}, but {last + 1} comes next; events have no gaps.");
        }

        return null;
    }

    private CommitResult? UseKeys()
    {
        foreach (var key in commit.UniqueKeys)
        {
            var used = session.Command("insert into unique_key (tenant, key) values ($tenant, $key) on conflict do nothing")
                .With("$tenant", key.Tenant).With("$key", key.Key).ExecuteNonQuery();
            if (used == 0)
                return new(CommitOutcome.DuplicateKey, $"the key '{key.Key}' is used already");
        }

        return null;
    }

    private CommitResult? CancelAndSettle()
    {
        foreach (var cancellation in commit.Cancellations)
        {
            if (FindRowId(cancellation.Source) is { } source)
                Outbox.Cancel(session, source, cancellation.Group);
        }

        foreach (var settlement in commit.Settlements)
        {
            if (FindRowId(settlement.Key.Source) is not { } source || !Outbox.Settle(session, source, settlement))
                return new(CommitOutcome.StaleSettlement, $"attempt {settlement.Attempt} no longer holds message {settlement.Key.Sequence}/{settlement.Key.Ordinal} of {settlement.Key.Source}");
        }

        return null;
    }

    private long? FindRowId(AggregateKey key)
    {
        if (_rowIds.TryGetValue(key, out var rowId))
            return rowId;
        if (StoredRow.Find(session, key) is not { } row)
            return null;
        _rowIds.Add(key, row.RowId);
        return row.RowId;
    }

    private long RowId(AggregateKey key, string whose, string role) =>
        FindRowId(key) ?? throw new ArgumentException($"{whose} {key} as its {role}, which is neither in the store nor in the commit.");
}
