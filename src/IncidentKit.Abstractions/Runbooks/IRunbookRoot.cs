namespace IncidentKit.Runbooks;

/// <summary>A value that a host supplies to runbooks under a name of its own, such as <c>metrics</c> or <c>current_replicas</c>. Read when a step needs it, and recorded with the step.</summary>
/// <remarks>Implementers must be thread safe and quick; after 3 seconds the value counts as missing.</remarks>
public interface IRunbookRoot
{
    /// <summary>The name, as expressions write it.</summary>
    string Name { get; }

    /// <summary>Reads the value.</summary>
    /// <param name="context">For which incident and runbook.</param>
    /// <param name="cancellationToken">Cancelled when the engine waits no longer.</param>
    /// <returns>Plain data; a map for <c>metrics.cpu_percent</c>; <see langword="null"/> where there is none.</returns>
    ValueTask<object?> ReadAsync(RunbookRootContext context, CancellationToken cancellationToken);
}
