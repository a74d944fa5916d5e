using IncidentKit.Runbooks;

namespace IncidentKit.Samples.Tests.Snippets;

internal interface ICluster
{
    Task<bool> RestartAsync(string service, string requestKey, CancellationToken cancellationToken);
}

#region action
[RunbookAction("restart_service", Idempotency = Idempotency.Keyed)]
internal sealed class RestartService(ICluster cluster) : IRunbookAction
{
    public async ValueTask<object?> RunAsync(RunbookActionContext context, CancellationToken cancellationToken) =>
        await cluster.RestartAsync(context.GetText("service"), context.IdempotencyKey, cancellationToken);
}
#endregion
