using IncidentKit.Commands;

namespace IncidentKit;

/// <summary>The everyday commands of <see cref="IIncidentManager"/>, one method each. Each throws what <see cref="IIncidentManager.ExecuteAsync"/> throws.</summary>
public static class IncidentManagerExtensions
{
    /// <summary>A person takes the incident.</summary>
    /// <param name="manager">The front door.</param>
    /// <param name="id">The incident.</param>
    /// <param name="by">Who, for example <c>user:ana</c>.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident afterwards.</returns>
    public static ValueTask<Incident> AcknowledgeAsync(this IIncidentManager manager, IncidentId id, string by, CancellationToken cancellationToken = default) =>
        Execute(manager, id, new Acknowledge { By = by }, cancellationToken);

    /// <summary>The impact is reduced.</summary>
    /// <param name="manager">The front door.</param>
    /// <param name="id">The incident.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident afterwards.</returns>
    public static ValueTask<Incident> MarkMitigatedAsync(this IIncidentManager manager, IncidentId id, string by, CancellationToken cancellationToken = default) =>
        Execute(manager, id, new MarkMitigated { By = by }, cancellationToken);

    /// <summary>The impact has ended.</summary>
    /// <param name="manager">The front door.</param>
    /// <param name="id">The incident.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="summary">How it was resolved.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident afterwards.</returns>
    public static ValueTask<Incident> ResolveAsync(this IIncidentManager manager, IncidentId id, string by, string? summary = null, CancellationToken cancellationToken = default) =>
        Execute(manager, id, new Resolve { By = by, Summary = summary }, cancellationToken);

    /// <summary>Nothing is left to do.</summary>
    /// <param name="manager">The front door.</param>
    /// <param name="id">The incident.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident afterwards.</returns>
    public static ValueTask<Incident> CloseAsync(this IIncidentManager manager, IncidentId id, string by, CancellationToken cancellationToken = default) =>
        Execute(manager, id, new Close { By = by }, cancellationToken);

    /// <summary>The incident goes on by another policy; see <see cref="MoveToPolicy"/>.</summary>
    /// <param name="manager">The front door.</param>
    /// <param name="id">The incident.</param>
    /// <param name="policy">The policy's name or hash.</param>
    /// <param name="by">Who moves it.</param>
    /// <param name="reason">Why; kept on the timeline.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident afterwards.</returns>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public static ValueTask<Incident> MoveToPolicyAsync(this IIncidentManager manager, IncidentId id, string policy, string by, string? reason = null, CancellationToken cancellationToken = default) =>
        Execute(manager, id, new MoveToPolicy { By = by, Policy = policy, Reason = reason }, cancellationToken);

    private static ValueTask<Incident> Execute(IIncidentManager manager, IncidentId id, IncidentCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return manager.ExecuteAsync(id, command, cancellationToken);
    }
}
