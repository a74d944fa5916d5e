using IncidentKit.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Runs the worker in the host: sleeps until something is due, wakes when something is committed, and outlives whatever goes wrong.</summary>
internal sealed class EngineService(EngineWorker worker, IIncidentStore store, WakeSignal wake, IncidentKitOptions options, TimeProvider time, ILogger<EngineService> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await worker.DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunsWorker)
            return;
        // The host starts although the store may be unreachable.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.InitializeAsync(stoppingToken).ConfigureAwait(false);
                await LoopAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The loop never ends and never takes the host down: the next pass reads everything anew.
                Log.PassFailed(logger, AfterFailure, exception);
                await SleepAsync(AfterFailure, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var pass = await worker.LookAsync(stoppingToken).ConfigureAwait(false);
            if (pass.Found || (pass.Full && worker.HasPlace))
                continue;
            var sleep = options.SafetyPoll;
            if (pass.NextAt is { } next)
            {
                var until = next - await store.GetNowAsync(stoppingToken).ConfigureAwait(false);
                sleep = until < TimeSpan.Zero ? TimeSpan.Zero : until < sleep ? until : sleep;
            }

            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var pause = Task.Delay(sleep, time, woken.Token);
            // A free place is as good a reason to look again as a commit.
            IEnumerable<Task> reasons = pass.Full ? [pause, wake.Task, .. worker.InFlightTasks] : [pause, wake.Task];
            await Task.WhenAny(reasons).ConfigureAwait(false);
            await woken.CancelAsync().ConfigureAwait(false);
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task SleepAsync(TimeSpan length, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(length, time, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
