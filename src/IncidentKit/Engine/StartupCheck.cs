using IncidentKit.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Makes what is wrong in policies and runbooks, and nothing can serve in its place, stop the start, with the whole report, and says when data is not durable.</summary>
internal sealed class StartupCheck(IIncidentStore store, PolicyBook policies, RunbookBook runbooks, ILogger<StartupCheck> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Both books are read when they are made, which is before this runs.
        _ = policies.Current;
        _ = runbooks.Catalog;
        if (store is InMemoryIncidentStore)
            Log.NotDurable(logger);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
