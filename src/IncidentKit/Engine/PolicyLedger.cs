using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentKit.Expressions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>Which policy a source gave last, and which ones before: a row of the store for each source, its events the history. Thread safe.</summary>
internal sealed class PolicyLedger(IIncidentStore store, IncidentKitOptions options, ExpressionFunctions functions)
{
    private const int MaxRaces = 200;
    private const int Page = 1000;

    /// <summary>Keeps a policy in the store, and records that the source gives it. Where the store has it as the last one, nothing is written.</summary>
    /// <param name="source">The source.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The record.</returns>
    public async ValueTask<ServedPolicy> RecordAsync(string source, Policy policy, CancellationToken cancellationToken)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        var key = KeyOf(source);
        for (var race = 0; race < MaxRaces; race++)
        {
            var row = await store.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (row is not null && Read(row.Snapshot.Span) is { } last && last.Hash == policy.Hash)
                return last;
            var now = await store.GetNowAsync(cancellationToken).ConfigureAwait(false);
            var served = new ServedPolicy { Source = source, Name = policy.Name, Hash = policy.Hash, Since = now };
            var data = JsonSerializer.SerializeToUtf8Bytes(served, OutboxJsonContext.Default.ServedPolicy);
            var commit = new CommitBuilder();
            commit.Add(row, key, [new EventRecord("policy_served", Actors.Engine, data)], data, null, 2, AggregateIndex.Empty, now);
            commit.Add(PolicyBook.DocumentOf(policy, options.Tenant));
            if ((await store.CommitAsync(commit.Build(), cancellationToken).ConfigureAwait(false)).Outcome == CommitOutcome.Committed)
                return served;
        }

        throw new StoreUnavailableException($"{key} lost {MaxRaces} races in a row");
    }

    /// <summary>The policy that a source gave last, as the store keeps it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The record and its policy; <see langword="null"/> where there is none, or none that this version can read.</returns>
    public async ValueTask<(ServedPolicy Record, Policy Policy)?> FindLastAsync(string source, CancellationToken cancellationToken)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        if (await store.LoadAsync(KeyOf(source), cancellationToken).ConfigureAwait(false) is not { } row || Read(row.Snapshot.Span) is not { } last)
            return null;
        var document = await store.LoadDocumentAsync(options.Tenant, last.Hash, cancellationToken).ConfigureAwait(false);
        return document is not null && PolicyReader.ReadStored(document.Name, Encoding.UTF8.GetBytes(document.Text), functions).Policy is { } policy
            ? (last, policy with { Hash = last.Hash })
            : null;
    }

    /// <summary>Every policy that any source gave; the later record of one that came twice.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The records by the policy's hash.</returns>
    public async ValueTask<IReadOnlyDictionary<string, ServedPolicy>> ReadAllAsync(CancellationToken cancellationToken)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        var served = new Dictionary<string, ServedPolicy>(StringComparer.Ordinal);
        string? after = null;
        while (true)
        {
            var rows = await store.QueryAsync(new AggregateQuery { Tenant = options.Tenant, Kind = AggregateKinds.Policy, AfterId = after, Max = Page }, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
                await ReadHistoryAsync(row.Key, served, cancellationToken).ConfigureAwait(false);
            if (rows.Count < Page)
                return served;
            after = rows[^1].Key.Id;
        }
    }

    private async ValueTask ReadHistoryAsync(AggregateKey key, Dictionary<string, ServedPolicy> served, CancellationToken cancellationToken)
    {
        for (long sequence = 0; ;)
        {
            var events = await store.ReadEventsAsync(key, sequence, Page, cancellationToken).ConfigureAwait(false);
            foreach (var entry in events)
            {
                if (Read(entry.Data.Span) is { } record && (!served.TryGetValue(record.Hash, out var known) || known.Since < record.Since))
                    served[record.Hash] = record;
            }

            if (events.Count < Page)
                return;
            sequence = events[^1].Sequence;
        }
    }

    private AggregateKey KeyOf(string source) =>
        new(options.Tenant, AggregateKinds.Policy, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..32]);

    private static ServedPolicy? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, OutboxJsonContext.Default.ServedPolicy);
}
