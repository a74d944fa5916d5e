namespace IncidentKit.Storage;

/// <summary>Where IncidentKit keeps everything. Small on purpose: the engine decides and serialises, a store keeps bytes and a few indexed values.</summary>
/// <remarks>
/// Implementers must be thread safe; must make a commit atomic and durable before they answer; must keep bytes as they were given; and must pass the
/// conformance suite in <c>IncidentKit.Testing</c>. Failures of the world (a full disk, a lost server) are thrown as <see cref="StoreUnavailableException"/>
/// with nothing half written; conflicts are results, never exceptions.
/// </remarks>
public interface IIncidentStore
{
    /// <summary>Opens the store and brings its schema up to date. Safe to call again.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>When it is ready.</returns>
    ValueTask InitializeAsync(CancellationToken cancellationToken);

    /// <summary>Reads the clock that decides what is due.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The time, in UTC.</returns>
    ValueTask<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken);

    /// <summary>Reads one row.</summary>
    /// <param name="key">What names it.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The row; <see langword="null"/> where there is none.</returns>
    ValueTask<AggregateRow?> LoadAsync(AggregateKey key, CancellationToken cancellationToken);

    /// <summary>Finds a row by the number that people use.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The row; <see langword="null"/> where there is none.</returns>
    ValueTask<AggregateRow?> FindByNumberAsync(string tenant, string kind, long number, CancellationToken cancellationToken);

    /// <summary>Reads the highest number in use.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The number; 0 where there is none.</returns>
    ValueTask<long> GetHighestNumberAsync(string tenant, string kind, CancellationToken cancellationToken);

    /// <summary>Commits everything at once, or nothing.</summary>
    /// <remarks>
    /// Where several things stand against a commit, any one of them is reported, but a version conflict always before a gap in the events: who read an old row
    /// has old sequences too.
    /// </remarks>
    /// <param name="commit">What changes.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up; the commit may have landed all the same.</param>
    /// <returns>Whether it landed.</returns>
    /// <exception cref="ArgumentException">The commit breaks a rule of <see cref="StoreCommit.EnsureValid()"/> or does not continue a row's events; nothing has changed.</exception>
    ValueTask<CommitResult> CommitAsync(StoreCommit commit, CancellationToken cancellationToken);

    /// <summary>Reads what is due and when the next thing will be, in one indexed query.</summary>
    /// <param name="now">The time by the store's clock.</param>
    /// <param name="max">How many rows at most; from 1.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What is due.</returns>
    ValueTask<WorkAhead> FindWorkAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);

    /// <summary>Claims messages that may be sent now, paging lane first, then the earliest first: each becomes <see cref="OutboxState.Sending"/> and counts one attempt more.</summary>
    /// <remarks>
    /// May be claimed: a pending message whose time has come, and one whose claim has run out (marked as <see cref="OutboxRow.PossibleDuplicate"/>). One whose
    /// claim has run out and that was cancelled meanwhile becomes <see cref="OutboxState.Cancelled"/> instead and is not returned.
    /// </remarks>
    /// <param name="claim">How many, and for how long.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The messages, as they are after the claim.</returns>
    ValueTask<IReadOnlyList<OutboxRow>> ClaimMessagesAsync(OutboxClaim claim, CancellationToken cancellationToken);

    /// <summary>Reads the messages of a row, in the order of their keys.</summary>
    /// <param name="source">The row.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>All of them, sent or not.</returns>
    ValueTask<IReadOnlyList<OutboxRow>> ReadMessagesAsync(AggregateKey source, CancellationToken cancellationToken);

    /// <summary>Reads a row's events in order.</summary>
    /// <param name="key">The row.</param>
    /// <param name="afterSequence">Only events after this one; 0 from the beginning.</param>
    /// <param name="max">How many at most; from 1.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The events.</returns>
    ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(AggregateKey key, long afterSequence, int max, CancellationToken cancellationToken);

    /// <summary>Reads a page of rows in the order of their ids.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The rows.</returns>
    ValueTask<IReadOnlyList<AggregateRow>> QueryAsync(AggregateQuery query, CancellationToken cancellationToken);

    /// <summary>Reads the alerts of a group, in the order of their fingerprints.</summary>
    /// <param name="signal">The group.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The alerts.</returns>
    ValueTask<IReadOnlyList<Occurrence>> ReadOccurrencesAsync(AggregateKey signal, CancellationToken cancellationToken);

    /// <summary>Counts the alerts of incidents.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="incidentIds">The incidents.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>One count for each incident that has alerts.</returns>
    ValueTask<IReadOnlyList<OccurrenceCount>> CountOccurrencesAsync(string tenant, IReadOnlyList<string> incidentIds, CancellationToken cancellationToken);

    /// <summary>Reads a document by its hash.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The document; <see langword="null"/> where there is none.</returns>
    ValueTask<StoredDocument?> LoadDocumentAsync(string tenant, string hash, CancellationToken cancellationToken);
}
