using System.Collections.Concurrent;
using System.Text;
using IncidentKit.Policies;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>The policy that new incidents begin with, and every policy that an open one began with, by its hash. Thread safe.</summary>
internal sealed class PolicyBook
{
    private readonly IIncidentStore _store;
    private readonly ConcurrentDictionary<string, Policy> _byHash = new(StringComparer.Ordinal);
    private readonly Policy _current;

    public PolicyBook(IIncidentStore store, Policy current)
    {
        _store = store;
        _current = current;
        _byHash[current.Hash] = current;
    }

    /// <summary>The policy that new incidents begin with.</summary>
    public Policy Current => _current;

    /// <summary>The policy as the store keeps it beside the incident that begins with it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The document.</returns>
    public static StoredDocument DocumentOf(Policy policy, string tenant) =>
        new() { Tenant = tenant, Hash = policy.Hash, Kind = "policy", Name = policy.Name, Text = Encoding.UTF8.GetString(PolicyJson.ToUtf8Bytes(policy)) };

    /// <summary>Finds the policy that an incident began with.</summary>
    /// <param name="tenant">The incident's tenant.</param>
    /// <param name="hash">The policy's hash.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="IncidentKitException">The store does not hold it, or a newer engine wrote it.</exception>
    public async ValueTask<Policy> FindAsync(string tenant, string hash, CancellationToken cancellationToken)
    {
        if (_byHash.TryGetValue(hash, out var known))
            return known;
        var document = await _store.LoadDocumentAsync(tenant, hash, cancellationToken).ConfigureAwait(false)
            ?? throw new IncidentKitException($"the store does not hold the policy {hash}, which an incident began with");
        var result = PolicyReader.ReadStored(document.Name, Encoding.UTF8.GetBytes(document.Text), Current.Functions);
        var policy = result.Policy
            ?? throw new IncidentKitException($"the stored policy {document.Name} ({hash}) can't be read: {string.Join("; ", result.Diagnostics)}");

        // The incident keeps the hash that it began with, whatever this version would compute.
        return _byHash.GetOrAdd(hash, policy with { Hash = hash });
    }
}
