using System.Collections.Concurrent;
using System.Text;
using IncidentKit.Policies;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>The policy that new incidents begin with, and every policy that an open one goes by, by its hash. Thread safe.</summary>
internal sealed class PolicyBook
{
    private readonly IIncidentStore _store;
    private readonly ConcurrentDictionary<string, Policy> _byHash = new(StringComparer.Ordinal);
    private volatile PolicyStatus _status;

    /// <summary>Opens it.</summary>
    /// <param name="store">Where policies are kept.</param>
    /// <param name="status">What serves at first.</param>
    public PolicyBook(IIncidentStore store, PolicyStatus status)
    {
        _store = store;
        _status = status;
        _byHash[status.Policy.Hash] = status.Policy;
    }

    /// <summary>The policy that new incidents begin with.</summary>
    public Policy Current => _status.Policy;

    /// <summary>The policy that new incidents begin with, and how it stands to its source.</summary>
    public PolicyStatus Status => _status;

    /// <summary>The policy as the store keeps it beside the incident that begins with it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The document.</returns>
    public static StoredDocument DocumentOf(Policy policy, string tenant) =>
        new() { Tenant = tenant, Hash = policy.Hash, Kind = "policy", Name = policy.Name, Text = Encoding.UTF8.GetString(PolicyJson.ToUtf8Bytes(policy)) };

    /// <summary>Lets another policy serve, or says something else about the one that does. One swap: who reads sees the old one or the new one, whole.</summary>
    /// <param name="status">What serves from here on; the store keeps its policy already.</param>
    public void Serve(PolicyStatus status)
    {
        _byHash[status.Policy.Hash] = status.Policy;
        _status = status;
    }

    /// <summary>Finds the policy that an incident goes by.</summary>
    /// <param name="tenant">The incident's tenant.</param>
    /// <param name="hash">The policy's hash.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="IncidentKitException">The store does not hold it, or a newer engine wrote it.</exception>
    public async ValueTask<Policy> FindAsync(string tenant, string hash, CancellationToken cancellationToken) =>
        await TryFindAsync(tenant, hash, cancellationToken).ConfigureAwait(false)
            ?? throw new IncidentKitException($"the store does not hold the policy {hash}, which an incident began with");

    /// <summary>Finds the policy that somebody names.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="nameOrHash">The name or hash of the current one, the name of a built-in one, or the hash of one that the store keeps.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public async ValueTask<Policy> ResolveAsync(string tenant, string? nameOrHash, CancellationToken cancellationToken)
    {
        const int HashLength = 64;
        var current = Current;
        if (string.IsNullOrWhiteSpace(nameOrHash))
            throw new ArgumentException("the policy is empty; give its name or its hash");
        if (FoldedName.Same(nameOrHash, current.Name))
            return current;
        if (BuiltInPacks.Names.FirstOrDefault(name => FoldedName.Same(name, nameOrHash)) is { } pack)
            return BuiltInPacks.Load(pack) with { Functions = current.Functions };
        var found = nameOrHash.Length == HashLength && nameOrHash.All(char.IsAsciiHexDigit)
            ? await TryFindAsync(tenant, nameOrHash.ToLowerInvariant(), cancellationToken).ConfigureAwait(false)
            : null;
        return found ?? throw new ArgumentException(
            $"there is no policy '{nameOrHash}' here; there is {current.Name}, with which new incidents begin, the built-in {string.Join(", ", BuiltInPacks.Names)}, and whatever the store keeps by its hash");
    }

    private async ValueTask<Policy?> TryFindAsync(string tenant, string hash, CancellationToken cancellationToken)
    {
        if (_byHash.TryGetValue(hash, out var known))
            return known;
        var document = await _store.LoadDocumentAsync(tenant, hash, cancellationToken).ConfigureAwait(false);
        if (document is not { Kind: "policy" })
            return null;
        var result = PolicyReader.ReadStored(document.Name, Encoding.UTF8.GetBytes(document.Text), Current.Functions);
        var policy = result.Policy
            ?? throw new IncidentKitException($"the stored policy {document.Name} ({hash}) can't be read: {string.Join("; ", result.Diagnostics)}");

        // The incident keeps the hash that it began with, whatever this version would compute.
        return _byHash.GetOrAdd(hash, policy with { Hash = hash });
    }
}
