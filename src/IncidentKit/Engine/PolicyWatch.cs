using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Keeps the host's policy in the store as the last good one, and reads its files again when their content changes. Outlives whatever goes wrong.</summary>
internal sealed class PolicyWatch(PolicyManager policies, IncidentKitOptions options, TimeProvider time, ILogger<PolicyManager> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts although the store may be unreachable.
        await Task.Yield();
        try
        {
            while (options.PolicyReloadInterval > TimeSpan.Zero || !policies.IsRecorded)
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
                if (options.PolicyReloadInterval > TimeSpan.Zero)
                    await Task.Delay(options.PolicyReloadInterval, time, stoppingToken).ConfigureAwait(false);
                else if (!policies.IsRecorded)
                    await Task.Delay(AfterFailure, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async ValueTask LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await policies.EnsureRecordedAsync(stoppingToken).ConfigureAwait(false);
            if (options.PolicyReloadInterval > TimeSpan.Zero)
                await policies.LookAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            Log.PolicyLookFailed(logger, exception);
        }
    }
}
