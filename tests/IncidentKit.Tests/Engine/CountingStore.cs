using IncidentKit.Storage;

namespace IncidentKit.Tests.Engine;

/// <summary>Counts what is asked of a store.</summary>
internal sealed class CountingStore(IIncidentStore inner) : IIncidentStore
{
    private readonly Lock _lock = new();
    private readonly List<(int Count, TaskCompletionSource Source)> _waiting = [];

    public List<string> Calls { get; } = [];

    public int Passes { get; private set; }

    public Task WaitForPassesAsync(int count)
    {
        lock (_lock)
        {
            if (Passes >= count)
                return Task.CompletedTask;
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, source));
            return source.Task;
        }
    }

    public ValueTask InitializeAsync(CancellationToken cancellationToken) => inner.InitializeAsync(cancellationToken);

    public ValueTask<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken)
    {
        Note("GetNow");
        return inner.GetNowAsync(cancellationToken);
    }

    public ValueTask<AggregateRow?> LoadAsync(AggregateKey key, CancellationToken cancellationToken)
    {
        Note("Load");
        return inner.LoadAsync(key, cancellationToken);
    }

    public ValueTask<AggregateRow?> FindByNumberAsync(string tenant, string kind, long number, CancellationToken cancellationToken)
    {
        Note("FindByNumber");
        return inner.FindByNumberAsync(tenant, kind, number, cancellationToken);
    }

    public ValueTask<long> GetHighestNumberAsync(string tenant, string kind, CancellationToken cancellationToken)
    {
        Note("GetHighestNumber");
        return inner.GetHighestNumberAsync(tenant, kind, cancellationToken);
    }

    public ValueTask<CommitResult> CommitAsync(StoreCommit commit, CancellationToken cancellationToken)
    {
        Note("Commit");
        return inner.CommitAsync(commit, cancellationToken);
    }

    public async ValueTask<WorkAhead> FindWorkAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        Note("FindWork");
        var work = await inner.FindWorkAsync(now, max, cancellationToken);
        lock (_lock)
        {
            Passes++;
            foreach (var (_, source) in _waiting.Where(waiting => waiting.Count <= Passes))
                source.TrySetResult();
        }

        return work;
    }

    public ValueTask<IReadOnlyList<OutboxRow>> ClaimMessagesAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        Note("ClaimMessages");
        return inner.ClaimMessagesAsync(claim, cancellationToken);
    }

    public ValueTask<IReadOnlyList<OutboxRow>> ReadMessagesAsync(AggregateKey source, CancellationToken cancellationToken) => inner.ReadMessagesAsync(source, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(AggregateKey key, long afterSequence, int max, CancellationToken cancellationToken) => inner.ReadEventsAsync(key, afterSequence, max, cancellationToken);

    public ValueTask<IReadOnlyList<AggregateRow>> QueryAsync(AggregateQuery query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<Occurrence>> ReadOccurrencesAsync(AggregateKey signal, CancellationToken cancellationToken) => inner.ReadOccurrencesAsync(signal, cancellationToken);

    public ValueTask<IReadOnlyList<OccurrenceCount>> CountOccurrencesAsync(string tenant, IReadOnlyList<string> incidentIds, CancellationToken cancellationToken) => inner.CountOccurrencesAsync(tenant, incidentIds, cancellationToken);

    public ValueTask<StoredDocument?> LoadDocumentAsync(string tenant, string hash, CancellationToken cancellationToken) => inner.LoadDocumentAsync(tenant, hash, cancellationToken);

    private void Note(string call)
    {
        lock (_lock)
            Calls.Add(call);
    }
}
