using IncidentKit.Runbooks;

namespace IncidentKit.Samples.WebService.Platform;

/// <summary>An action of this host's own, made anew for every attempt with what it takes from the container. Runbooks call it by its name.</summary>
/// <remarks>'Keyed': after a crash in the middle it runs again under the same key, and the platform restarts the service once.</remarks>
[RunbookAction("restart_service", Idempotency = Idempotency.Keyed)]
internal sealed class RestartService(IPlatform platform, ILogger<RestartService> logger) : IRunbookAction
{
    public async ValueTask<object?> RunAsync(RunbookActionContext context, CancellationToken cancellationToken)
    {
        var service = context.GetText("service");
        logger.LogInformation("Restarting {Service} for {Incident}", service, context.Incident?.DisplayNumber);
        return await platform.RestartAsync(service, context.IdempotencyKey, cancellationToken)
            ? true
            : throw new RunbookActionException($"{service} did not come up");
    }
}
