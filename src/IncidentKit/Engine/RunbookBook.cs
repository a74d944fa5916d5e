using System.Collections.Concurrent;
using IncidentKit.Expressions;
using IncidentKit.Runbooks;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>The runbooks that new runs begin with, and every runbook that a run began with, by its hash. Thread safe.</summary>
internal sealed class RunbookBook(IIncidentStore store, RunbookCatalog catalog, ExpressionFunctions functions)
{
    private readonly ConcurrentDictionary<string, Runbook> _byHash = new(catalog.All.Select(runbook => KeyValuePair.Create(runbook.Hash, runbook)), StringComparer.Ordinal);

    /// <summary>The runbooks that new runs begin with.</summary>
    public RunbookCatalog Catalog => catalog;

    /// <summary>Finds the runbook that a run began with.</summary>
    /// <param name="tenant">The run's tenant.</param>
    /// <param name="hash">The runbook's hash.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The runbook.</returns>
    /// <exception cref="IncidentKitException">The store does not hold it, or a newer engine wrote it.</exception>
    public async ValueTask<Runbook> FindAsync(string tenant, string hash, CancellationToken cancellationToken)
    {
        if (_byHash.TryGetValue(hash, out var known))
            return known;
        var document = await store.LoadDocumentAsync(tenant, hash, cancellationToken).ConfigureAwait(false)
            ?? throw new IncidentKitException($"the store does not hold the runbook {hash}, which a run began with");
        var result = RunbookReader.Read(document.Name, document.Text, functions);
        var runbook = result.Runbook
            ?? throw new IncidentKitException($"the stored runbook {document.Name} ({hash}) can't be read: {string.Join("; ", result.Diagnostics)}");
        return _byHash.GetOrAdd(hash, runbook);
    }
}
