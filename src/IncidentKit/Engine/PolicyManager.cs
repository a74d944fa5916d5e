using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Storage;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <inheritdoc cref="IPolicyManager"/>
internal sealed class PolicyManager(
    PolicyOrigin origin,
    PolicyBook book,
    PolicyContent firstContent,
    PolicyLedger ledger,
    Func<Policy, IReadOnlyList<Diagnostic>> check,
    IIncidentStore store,
    IncidentKitOptions options,
    TimeProvider time,
    ILogger<PolicyManager> logger) : IPolicyManager, IDisposable
{
    private const int Page = 1000;

    private readonly SemaphoreSlim _gate = new(1);
    private PolicyContent _content = firstContent;
    private PolicyContent? _reported = book.Status.State == PolicyState.LastGood ? firstContent : null;
    private volatile bool _recorded = !origin.CanChange || book.Status.State == PolicyState.LastGood;

    /// <inheritdoc/>
    public PolicyStatus Status => book.Status;

    /// <summary>Whether the store has what the source gave at the start.</summary>
    public bool IsRecorded => _recorded;

    /// <summary>Makes sure that the store keeps the policy, as the last good one of its source.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>When it does.</returns>
    public async ValueTask EnsureRecordedAsync(CancellationToken cancellationToken)
    {
        if (_recorded)
            return;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_recorded)
                return;
            var status = book.Status;
            var served = await ledger.RecordAsync(origin.Name, status.Policy, cancellationToken).ConfigureAwait(false);
            book.Serve(status with { Since = served.Since });
            _recorded = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Reads the source again if its content is another one than at the last reading.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>When it is done.</returns>
    public async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        if (origin.HasChanged(Volatile.Read(ref _content)))
            await ReloadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<PolicyReload> ReloadAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var before = book.Status;
            var (result, content) = origin.Read();
            var findings = result.Policy is { } read ? [.. result.Diagnostics, .. check(read)] : result.Diagnostics;
            if (result.Policy is not { } policy || findings.Any(finding => finding.Severity == DiagnosticSeverity.Error))
            {
                Refuse(before, findings, content);
                return new PolicyReload { Before = before.Policy, Status = book.Status };
            }

            // Kept before anything begins with it. Where the store is away this throws, and the next look finds the content new again.
            var since = origin.CanChange ? (await ledger.RecordAsync(origin.Name, policy, cancellationToken).ConfigureAwait(false)).Since : before.Since;
            var same = policy.Hash == before.Policy.Hash;
            var changes = same ? [] : PolicyDifference.Between(before.Policy, policy);
            book.Serve(new PolicyStatus { Policy = policy, Source = origin.Name, State = PolicyState.UpToDate, Since = since, Diagnostics = findings });
            Volatile.Write(ref _content, content);
            (_recorded, _reported) = (true, null);
            if (!same || before.State != PolicyState.UpToDate)
                Log.PolicyServes(logger, origin.Name, policy.Name, policy.Hash, changes.Count == 0 ? "nothing" : string.Join(", ", changes));
            return new PolicyReload { Before = before.Policy, Status = book.Status, Changes = changes };
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PolicyUse>> ListAsync(CancellationToken cancellationToken = default)
    {
        var status = book.Status;
        var served = await ledger.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        var open = await ReadOpenAsync(cancellationToken).ConfigureAwait(false);
        var current = new PolicyUse
        {
            Name = status.Policy.Name,
            Hash = status.Policy.Hash,
            Source = status.Source,
            Since = status.Since,
            Current = true,
            OpenIncidents = open.Count(incident => incident.PolicyHash == status.Policy.Hash),
        };
        var pinned = open.Where(incident => incident.PolicyHash != status.Policy.Hash)
            .GroupBy(incident => (incident.Policy, incident.PolicyHash))
            .OrderBy(group => group.Key.Policy, StringComparer.Ordinal).ThenBy(group => group.Key.PolicyHash, StringComparer.Ordinal)
            .Select(group => new PolicyUse
            {
                Name = group.Key.Policy,
                Hash = group.Key.PolicyHash,
                Source = served.TryGetValue(group.Key.PolicyHash, out var record) ? record.Source : "",
                Since = record?.Since ?? group.Min(incident => incident.DeclaredAt),
                Current = false,
                OpenIncidents = group.Count(),
            });
        return [current, .. pinned];
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>What serves goes on. The log hears of each wrong content once, the status says it as long as it is wrong.</summary>
    private void Refuse(PolicyStatus before, IReadOnlyList<Diagnostic> findings, PolicyContent content)
    {
        book.Serve(before with { State = before.State == PolicyState.LastGood ? PolicyState.LastGood : PolicyState.Outdated, Diagnostics = findings });
        Volatile.Write(ref _content, content);
        if (content.IsSame(_reported))
            return;
        _reported = content;
        Log.PolicyRefused(logger, origin.Name, before.Policy.Hash, time.GetUtcNow(), string.Join(Environment.NewLine, findings));
    }

    private async ValueTask<List<Incident>> ReadOpenAsync(CancellationToken cancellationToken)
    {
        var open = new List<Incident>();
        string? after = null;
        while (true)
        {
            var rows = await store.QueryAsync(
                new AggregateQuery { Tenant = options.Tenant, Kind = AggregateKinds.Incident, OpenOnly = true, AfterId = after, Max = Page },
                cancellationToken).ConfigureAwait(false);
            open.AddRange(rows.Select(row => IncidentProcessor.Read(row).Incident));
            if (rows.Count < Page)
                return open;
            after = rows[^1].Key.Id;
        }
    }
}
