using IncidentKit.Storage;

namespace IncidentKit.Tests.Engine;

/// <summary>Loses, once, the commit that would record the end of a run's attempt: what a crash between an effect and its record looks like.</summary>
internal sealed class ForgetfulStore(IIncidentStore inner) : IIncidentStore
{
    public bool Armed { get; set; }

    public ValueTask InitializeAsync(CancellationToken cancellationToken) => inner.InitializeAsync(cancellationToken);

    public ValueTask<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken) => inner.GetNowAsync(cancellationToken);

    public ValueTask<AggregateRow?> LoadAsync(AggregateKey key, CancellationToken cancellationToken) => inner.LoadAsync(key, cancellationToken);

    public ValueTask<AggregateRow?> FindByNumberAsync(string tenant, string kind, long number, CancellationToken cancellationToken) => inner.FindByNumberAsync(tenant, kind, number, cancellationToken);

    public ValueTask<long> GetHighestNumberAsync(string tenant, string kind, CancellationToken cancellationToken) => inner.GetHighestNumberAsync(tenant, kind, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(StoreCommit commit, CancellationToken cancellationToken)
    {
        if (Armed && commit.Aggregates.Any(write => write.Events.Any(entry => entry.Kind == "attempt_completed")))
        {
            Armed = false;
            throw new StoreUnavailableException("the process is gone");
        }

        return inner.CommitAsync(commit, cancellationToken);
    }

    public ValueTask<WorkAhead> FindWorkAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => inner.FindWorkAsync(now, max, cancellationToken);

    public ValueTask<IReadOnlyList<OutboxRow>> ClaimMessagesAsync(OutboxClaim claim, CancellationToken cancellationToken) => inner.ClaimMessagesAsync(claim, cancellationToken);

    public ValueTask<IReadOnlyList<OutboxRow>> ReadMessagesAsync(AggregateKey source, CancellationToken cancellationToken) => inner.ReadMessagesAsync(source, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(AggregateKey key, long afterSequence, int max, CancellationToken cancellationToken) => inner.ReadEventsAsync(key, afterSequence, max, cancellationToken);

    public ValueTask<IReadOnlyList<AggregateRow>> QueryAsync(AggregateQuery query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<Occurrence>> ReadOccurrencesAsync(AggregateKey signal, CancellationToken cancellationToken) => inner.ReadOccurrencesAsync(signal, cancellationToken);

    public ValueTask<IReadOnlyList<OccurrenceCount>> CountOccurrencesAsync(string tenant, IReadOnlyList<string> incidentIds, CancellationToken cancellationToken) => inner.CountOccurrencesAsync(tenant, incidentIds, cancellationToken);

    public ValueTask<StoredDocument?> LoadDocumentAsync(string tenant, string hash, CancellationToken cancellationToken) => inner.LoadDocumentAsync(tenant, hash, cancellationToken);
}
