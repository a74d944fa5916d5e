namespace IncidentKit.Storage;

/// <summary>A store that forgets everything when the process ends: for tests, demonstrations and one-off runs. It keeps every rule of <see cref="IIncidentStore"/> but durability.</summary>
/// <remarks>Thread safe. A commit is checked as a whole before it changes anything, under one lock.</remarks>
public sealed class InMemoryIncidentStore : IIncidentStore
{
    private readonly Lock _lock = new();
    private readonly MemoryTables _tables = new();
    private readonly TimeProvider _time;

    /// <summary>Creates an empty store.</summary>
    /// <param name="time">The clock that decides what is due.</param>
    /// <exception cref="ArgumentNullException"><paramref name="time"/> is <see langword="null"/>.</exception>
    public InMemoryIncidentStore(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
    }

    /// <inheritdoc />
    public ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_time.GetUtcNow());
    }

    /// <inheritdoc />
    public ValueTask<AggregateRow?> LoadAsync(AggregateKey key, CancellationToken cancellationToken) =>
        Guarded(tables => tables.Rows.GetValueOrDefault(key)?.Row, cancellationToken);

    /// <inheritdoc />
    public ValueTask<AggregateRow?> FindByNumberAsync(string tenant, string kind, long number, CancellationToken cancellationToken) =>
        Guarded(
            tables => tables.Partitions.GetValueOrDefault((tenant, kind))?.FindByNumber(number) is { } id ? tables.Rows[new(tenant, kind, id)].Row : null,
            cancellationToken);

    /// <inheritdoc />
    public ValueTask<long> GetHighestNumberAsync(string tenant, string kind, CancellationToken cancellationToken) =>
        Guarded(tables => tables.Partitions.GetValueOrDefault((tenant, kind))?.HighestNumber ?? 0, cancellationToken);

    /// <inheritdoc />
    public ValueTask<CommitResult> CommitAsync(StoreCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.EnsureValid();
        var owned = OwnedCommit.Take(commit);
        return Guarded(
            tables =>
            {
                var result = MemoryCommit.Check(tables, owned);
                if (result.Outcome is CommitOutcome.Committed)
                    MemoryCommit.Apply(tables, owned);
                return result;
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<WorkAhead> FindWorkAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return Guarded(
            tables => new WorkAhead
            {
                Due = [.. tables.DueRows.Due(now).Take(max).Select(static held => held.Row)],
                MessagesWaiting = tables.DueMessages.Due(now).Any(),
                NextAt = Earlier(tables.DueRows.NextAfter(now), tables.DueMessages.NextAfter(now)),
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OutboxRow>> ClaimMessagesAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim.EnsureValid();
        return Guarded(tables => MemoryClaim.Take(tables, claim), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OutboxRow>> ReadMessagesAsync(AggregateKey source, CancellationToken cancellationToken) =>
        Guarded<IReadOnlyList<OutboxRow>>(
            tables => tables.Rows.TryGetValue(source, out var held) ? [.. held.Messages.Values.Select(static message => message.Row)] : [],
            cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(AggregateKey key, long afterSequence, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        return Guarded<IReadOnlyList<StoredEvent>>(
            tables => tables.Rows.GetValueOrDefault(key)?.Events is { } events && afterSequence < events.Count
                ? events.GetRange((int)afterSequence, Math.Min(max, events.Count - (int)afterSequence))
                : [],
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AggregateRow>> QueryAsync(AggregateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Max, 1, nameof(query));
        return Guarded<IReadOnlyList<AggregateRow>>(
            tables => tables.Partitions.GetValueOrDefault((query.Tenant, query.Kind)) is { } partition
                ? [.. partition.Ids(query)
                    .Select(id => tables.Rows[new(query.Tenant, query.Kind, id)].Row)
                    .Where(row => row.Index.Open || !query.OpenOnly)
                    .Take(query.Max)]
                : [],
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<Occurrence>> ReadOccurrencesAsync(AggregateKey signal, CancellationToken cancellationToken) =>
        Guarded<IReadOnlyList<Occurrence>>(tables => tables.Rows.TryGetValue(signal, out var group) ? [.. group.Occurrences.Values] : [], cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OccurrenceCount>> CountOccurrencesAsync(string tenant, IReadOnlyList<string> incidentIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incidentIds);
        return Guarded<IReadOnlyList<OccurrenceCount>>(
            tables => [.. incidentIds
                .Distinct()
                .Select(id => (Id: id, Count: tables.OccurrenceCounts.GetValueOrDefault((tenant, id))))
                .Where(static found => found.Count.Alerts > 0)
                .Select(static found => new OccurrenceCount(found.Id, found.Count.Alerts, found.Count.Firing))],
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoredDocument?> LoadDocumentAsync(string tenant, string hash, CancellationToken cancellationToken) =>
        Guarded(tables => tables.Documents.GetValueOrDefault((tenant, hash)), cancellationToken);

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null || right < left ? right ?? left : left;

    private ValueTask<T> Guarded<T>(Func<MemoryTables, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return ValueTask.FromResult(work(_tables));
    }
}
