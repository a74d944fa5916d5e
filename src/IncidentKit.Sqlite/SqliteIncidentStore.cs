using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>A store on a SQLite file: one atomic, durable commit for every decision, safe against a process that is killed at any moment.</summary>
/// <remarks>
/// Thread safe, and safe for several processes of one machine on one file. The file is in write-ahead mode with <c>synchronous = FULL</c>: an acknowledged
/// commit survives the loss of power. A call that fails leaves nothing half done, and the next one opens the file again; no restart is needed.
/// SQLite works on the calling thread; a call takes as long as the disk does.
/// </remarks>
public sealed class SqliteIncidentStore : IIncidentStore, IAsyncDisposable
{
    private readonly SqliteSessions _sessions;
    private readonly TimeProvider _time;

    /// <summary>Creates the store. Nothing is opened yet.</summary>
    /// <param name="path">The file; it and its folder are created where they are missing.</param>
    /// <param name="time">The clock that decides what is due.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, <c>:memory:</c> or a <c>file:</c> address.</exception>
    public SqliteIncidentStore(string path, TimeProvider time)
        : this(new SqliteStoreOptions { Path = path }, time)
    {
    }

    /// <summary>Creates the store. Nothing is opened yet.</summary>
    /// <param name="options">Where it is; read now and never again.</param>
    /// <param name="time">The clock that decides what is due.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SqliteIncidentStore(SqliteStoreOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        options.EnsureValid();
        _sessions = new(new() { Path = System.IO.Path.GetFullPath(options.Path), BusyTimeout = options.BusyTimeout });
        _time = time;
    }

    /// <summary>The connections, for tests that break them.</summary>
    internal SqliteSessions Sessions => _sessions;

    /// <inheritdoc />
    public async ValueTask InitializeAsync(CancellationToken cancellationToken) =>
        await _sessions.WriteAsync(static _ => true, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public ValueTask<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_time.GetUtcNow());
    }

    /// <inheritdoc />
    public ValueTask<AggregateRow?> LoadAsync(AggregateKey key, CancellationToken cancellationToken) =>
        _sessions.ReadAsync(session => AggregateRows.Load(session, key), cancellationToken);

    /// <inheritdoc />
    public ValueTask<AggregateRow?> FindByNumberAsync(string tenant, string kind, long number, CancellationToken cancellationToken) =>
        _sessions.ReadAsync(session => AggregateRows.FindByNumber(session, tenant, kind, number), cancellationToken);

    /// <inheritdoc />
    public ValueTask<long> GetHighestNumberAsync(string tenant, string kind, CancellationToken cancellationToken) =>
        _sessions.ReadAsync(session => AggregateRows.ReadHighestNumber(session, tenant, kind), cancellationToken);

    /// <inheritdoc />
    public ValueTask<CommitResult> CommitAsync(StoreCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.EnsureValid();
        return _sessions.WriteAsync(
            session => SqliteTransaction.Run(
                session,
                held => new SqliteCommit(held, commit).Apply(),
                static result => result.Outcome is CommitOutcome.Committed,
                cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<WorkAhead> FindWorkAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return _sessions.ReadAsync(session => WorkQuery.Find(session, now, max), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OutboxRow>> ClaimMessagesAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim.EnsureValid();
        return _sessions.WriteAsync(
            session => SqliteTransaction.Run(session, held => OutboxRows.Claim(held, claim), static _ => true, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OutboxRow>> ReadMessagesAsync(AggregateKey source, CancellationToken cancellationToken) =>
        _sessions.ReadAsync(session => OutboxRows.Read(session, source), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(AggregateKey key, long afterSequence, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        return _sessions.ReadAsync(session => Timeline.Read(session, key, afterSequence, max), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AggregateRow>> QueryAsync(AggregateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Max, 1, nameof(query));
        return _sessions.ReadAsync(session => AggregateRows.Query(session, query), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<Occurrence>> ReadOccurrencesAsync(AggregateKey signal, CancellationToken cancellationToken) =>
        _sessions.ReadAsync(session => Occurrences.Read(session, signal), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OccurrenceCount>> CountOccurrencesAsync(string tenant, IReadOnlyList<string> incidentIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incidentIds);
        return _sessions.ReadAsync(session => Occurrences.Count(session, tenant, incidentIds), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoredDocument?> LoadDocumentAsync(string tenant, string hash, CancellationToken cancellationToken) =>
        _sessions.ReadAsync(session => Documents.Load(session, tenant, hash), cancellationToken);

    /// <summary>Closes the file, after a commit that is under way.</summary>
    /// <returns>When it is closed.</returns>
    public ValueTask DisposeAsync() => _sessions.DisposeAsync();
}
