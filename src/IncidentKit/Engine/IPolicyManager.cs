namespace IncidentKit.Engine;

/// <summary>The policy that new incidents begin with: what it is, whether its source is right, and reading it again while the host runs. Thread safe; one instance a host.</summary>
/// <remarks>Open incidents keep the policy they began with, whatever is read here, until a <see cref="Commands.MoveToPolicy"/> moves them.</remarks>
public interface IPolicyManager
{
    /// <summary>The policy that new incidents begin with, and whether its source is right.</summary>
    PolicyStatus Status { get; }

    /// <summary>
    /// Reads the policy's source again, with the files that it extends and its templates. A right one is kept in the store and then serves new incidents,
    /// alerts and classification; a wrong one changes nothing, and all that is wrong with it is in the answer, in <see cref="Status"/> and in the log.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="Storage.StoreUnavailableException">The store can't keep the new policy, so the old one goes on.</exception>
    ValueTask<PolicyReload> ReloadAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the policies in use: the one of new incidents first, then those that open incidents of this host's tenant go by, by name.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The policies.</returns>
    ValueTask<IReadOnlyList<PolicyUse>> ListAsync(CancellationToken cancellationToken = default);
}
