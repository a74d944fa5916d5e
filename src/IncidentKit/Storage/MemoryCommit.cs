namespace IncidentKit.Storage;

/// <summary>One commit to memory: everything is checked before anything changes.</summary>
internal static class MemoryCommit
{
    /// <summary>Finds what stands against a commit, without changing anything.</summary>
    public static CommitResult Check(MemoryTables tables, StoreCommit commit)
    {
        foreach (var write in commit.Aggregates)
        {
            var version = tables.Rows.GetValueOrDefault(write.Key)?.Row.Version ?? 0;
            if (version != write.ExpectedVersion)
                return new(CommitOutcome.VersionConflict, $"{write.Key} has version {version}, not {write.ExpectedVersion}");
            if (write.Index.Number is { } number
                && tables.Partitions.GetValueOrDefault((write.Key.Tenant, write.Key.Kind))?.FindByNumber(number) is { } holder
                && holder != write.Key.Id)
                return new(CommitOutcome.VersionConflict, $"number {number} of {write.Key} is taken by {holder}");
        }

        foreach (var key in commit.UniqueKeys)
        {
            if (tables.UniqueKeys.Contains(key))
                return new(CommitOutcome.DuplicateKey, $"the key '{key.Key}' is used already");
        }

        foreach (var message in commit.Messages)
        {
            if (tables.FindMessage(message.Key) is not null)
                return new(CommitOutcome.DuplicateKey, $"message {message.Key.Sequence}/{message.Key.Ordinal} of {message.Key.Source} exists already");
        }

        foreach (var settlement in commit.Settlements)
        {
            if (tables.FindMessage(settlement.Key)?.Row is not { State: OutboxState.Sending } row || row.Attempts != settlement.Attempt)
                return new(CommitOutcome.StaleSettlement, $"attempt {settlement.Attempt} no longer holds message {settlement.Key.Sequence}/{settlement.Key.Ordinal} of {settlement.Key.Source}");
        }

        EnsureContinues(tables, commit);
        return CommitResult.Committed;
    }

    /// <summary>Changes everything that a checked commit names. Bytes were copied before.</summary>
    public static void Apply(MemoryTables tables, StoreCommit commit)
    {
        var written = new HashSet<AggregateKey>();
        foreach (var write in commit.Aggregates)
        {
            Apply(tables, write);
            written.Add(write.Key);
        }

        foreach (var key in commit.UniqueKeys)
            tables.UniqueKeys.Add(key);
        foreach (var cancellation in commit.Cancellations)
            Apply(tables, cancellation);
        foreach (var settlement in commit.Settlements)
            Apply(tables, settlement);
        foreach (var message in commit.Messages)
            tables.Add(new() { Message = message, NextAttemptAt = message.NotBefore });
        foreach (var occurrence in commit.Occurrences)
            tables.Put(occurrence);
        foreach (var document in commit.Documents)
            tables.Documents.TryAdd((document.Tenant, document.Hash), document);
        foreach (var changed in commit.ChangedInputs)
            Apply(tables, changed, written);
    }

    private static void EnsureContinues(MemoryTables tables, StoreCommit commit)
    {
        foreach (var write in commit.Aggregates)
        {
            var last = tables.Rows.GetValueOrDefault(write.Key)?.Row.LastSequence ?? 0;
            if (write.Events.Count > 0 && write.Events[0].Sequence != last + 1)
                throw new ArgumentException($"Row {write.Key}: the commit's first event has sequence {write.Events[0].Sequence}, but {last + 1} comes next; events have no gaps.", nameof(commit));
        }

        var written = commit.Aggregates.Select(static write => write.Key).ToHashSet();
        foreach (var message in commit.Messages)
        {
            if (!written.Contains(message.Key.Source) && !tables.Rows.ContainsKey(message.Key.Source))
                throw new ArgumentException($"A message names {message.Key.Source} as its source, which is neither in the store nor in the commit.", nameof(commit));
        }

        foreach (var occurrence in commit.Occurrences)
        {
            if (!written.Contains(occurrence.Signal) && !tables.Rows.ContainsKey(occurrence.Signal))
                throw new ArgumentException($"Alert '{occurrence.Fingerprint}' names {occurrence.Signal} as its group, which is neither in the store nor in the commit.", nameof(commit));
        }
    }

    private static void Apply(MemoryTables tables, AggregateWrite write)
    {
        var before = tables.Rows.GetValueOrDefault(write.Key)?.Row;
        var held = tables.Put(new AggregateRow
        {
            Key = write.Key,
            Version = write.ExpectedVersion + 1,
            DueAt = write.DueAt,
            Lane = write.Lane,
            EngineRevision = write.EngineRevision,
            DecidedAt = write.DecidedAt,
            Failures = write.Failures,
            Snapshot = write.Snapshot,
            LastSequence = write.Events.Count > 0 ? write.Events[^1].Sequence : before?.LastSequence ?? 0,
            Head = write.Events.Count > 0 ? write.Events[^1].Hash : before?.Head ?? "",
            Index = write.Index,
        });
        held.Events.AddRange(write.Events);
        if (write.Inputs is { } inputs)
            tables.PutInputs(held, inputs);
    }

    private static void Apply(MemoryTables tables, OutboxCancellation cancellation)
    {
        if (cancellation.Group.Length == 0 || !tables.Rows.TryGetValue(cancellation.Source, out var source))
            return;
        foreach (var message in source.Messages.Values)
        {
            if (message.Row.Message.CancelGroup != cancellation.Group)
                continue;
            if (message.Row.State is OutboxState.Pending)
                tables.Put(message, message.Row with { State = OutboxState.Cancelled, NextAttemptAt = null });
            else if (message.Row.State is OutboxState.Sending)
                message.CancelRequested = true;
        }
    }

    private static void Apply(MemoryTables tables, OutboxSettlement settlement)
    {
        var message = tables.FindMessage(settlement.Key)!; // Check has found it
        var state = settlement.State is OutboxState.Pending && message.CancelRequested ? OutboxState.Cancelled : settlement.State;
        tables.Put(message, message.Row with
        {
            State = state,
            NextAttemptAt = state is OutboxState.Pending ? settlement.NextAttemptAt : null,
            Progress = settlement.Progress,
            Error = settlement.Error,
        });
    }

    private static void Apply(MemoryTables tables, ChangedInput changed, HashSet<AggregateKey> written)
    {
        foreach (var held in tables.Dependants.GetValueOrDefault((changed.Tenant, changed.Input)) ?? [])
        {
            var row = held.Row;
            if (!row.Index.Open)
                continue;
            tables.Put(row with
            {
                DueAt = row.DueAt < changed.Now ? row.DueAt : changed.Now,
                // One more however many of its inputs this commit changes.
                Version = written.Add(row.Key) ? row.Version + 1 : row.Version,
            });
        }
    }
}
