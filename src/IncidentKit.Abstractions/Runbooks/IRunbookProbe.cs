namespace IncidentKit.Runbooks;

/// <summary>An action that can find out, after a crash, whether an interrupted attempt took effect.</summary>
public interface IRunbookProbe
{
    /// <summary>Looks for the effect of an attempt.</summary>
    /// <param name="context">The interrupted attempt; its key is the one that was given to the action.</param>
    /// <param name="cancellationToken">Cancelled when the engine waits no longer.</param>
    /// <returns>What was found.</returns>
    ValueTask<ProbeResult> ProbeAsync(RunbookActionContext context, CancellationToken cancellationToken);
}
