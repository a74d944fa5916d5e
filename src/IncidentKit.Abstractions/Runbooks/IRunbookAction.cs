namespace IncidentKit.Runbooks;

/// <summary>Something that a runbook can do. A new scope of the container for every attempt.</summary>
/// <remarks>
/// Implementers must honour the token, and must say with <see cref="RunbookActionAttribute.Idempotency"/> what a crash in the middle means; the default is
/// <see cref="Idempotency.Unsafe"/>: never silently run twice.
/// </remarks>
public interface IRunbookAction
{
    /// <summary>Makes one attempt.</summary>
    /// <param name="context">What is wanted, and by which run.</param>
    /// <param name="cancellationToken">Cancelled at the attempt's deadline, when the run is cancelled, or when this node has lost the run.</param>
    /// <returns>The output, as plain data: null, boolean, integer, number, text, list or map (<see cref="IReadOnlyDictionary{TKey, TValue}"/> of text to plain data).</returns>
    /// <exception cref="RunbookActionException">The attempt failed for a reason that the action knows.</exception>
    ValueTask<object?> RunAsync(RunbookActionContext context, CancellationToken cancellationToken);
}
