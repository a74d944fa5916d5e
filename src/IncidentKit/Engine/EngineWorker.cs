using IncidentKit.Decisions;
using IncidentKit.Storage;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Finds what is due, decides it, sends and runs what follows. The hosted loop and tests drive the same passes. Thread safe.</summary>
internal sealed class EngineWorker : IIncidentEngine
{
    private const int Batch = 64;
    private static readonly TimeSpan MaxDeciding = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly IIncidentStore _store;
    private readonly IncidentProcessor _incidents;
    private readonly DutyProcessor _duties;
    private readonly RunProcessor _runs;
    private readonly MessageSender _sender;
    private readonly WakeSignal _wake;
    private readonly IncidentKitOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly InFlight _sends;
    private readonly Dictionary<AggregateKey, Task> _tails = [];

    public EngineWorker(
        IIncidentStore store,
        IncidentProcessor incidents,
        DutyProcessor duties,
        RunProcessor runs,
        MessageSender sender,
        WakeSignal wake,
        IncidentKitOptions options,
        TimeProvider time,
        ILogger<EngineWorker> logger)
    {
        _store = store;
        _incidents = incidents;
        _duties = duties;
        _runs = runs;
        _sender = sender;
        _wake = wake;
        _options = options;
        _time = time;
        _logger = logger;
        _sends = new InFlight(options.Concurrency);
    }

    /// <summary>Whether another message may be sent now.</summary>
    public bool HasPlace => _sends.Free > 0;

    /// <summary>Everything under way outside the store.</summary>
    public IReadOnlyList<Task> InFlightTasks => [.. _sends.Tasks, .. _runs.InFlightTasks];

    /// <summary>Makes one pass: one query, and what follows from its answer.</summary>
    /// <param name="cancellationToken">Cancelled when the engine stops.</param>
    /// <returns>Whether anything was found, and when the next thing will be due.</returns>
    public async ValueTask<Pass> LookAsync(CancellationToken cancellationToken)
    {
        _wake.Reset();
        var now = await _store.GetNowAsync(cancellationToken).ConfigureAwait(false);
        _sends.CancelOverdue(now);
        _runs.CancelOverdue(now);
        await _runs.HeartbeatAsync(now, cancellationToken).ConfigureAwait(false);
        var work = await _store.FindWorkAsync(now, Batch, cancellationToken).ConfigureAwait(false);
        var began = _time.GetTimestamp();
        foreach (var row in work.Due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await DecideAsync(row, now, cancellationToken).ConfigureAwait(false);
            // What was decided is to leave before the rest is looked at: a slow answer from outside delays no page of others.
            if (_time.GetElapsedTime(began) > MaxDeciding)
                break;
        }

        var claimed = 0;
        if (work.MessagesWaiting && _sends.Free is > 0 and var free)
        {
            // The claim outlives the attempt, so that a node that is only slow is not overtaken.
            var claim = new OutboxClaim { Now = now, Deadline = now + _options.SendTimeout + _options.SendTimeout, Max = free };
            var messages = await _store.ClaimMessagesAsync(claim, cancellationToken).ConfigureAwait(false);
            claimed = messages.Count;
            foreach (var message in messages.OrderBy(row => row.Message.Key.Sequence).ThenBy(row => row.Message.Key.Ordinal))
                Send(message, now);
        }

        return new Pass(work.Due.Count + claimed > 0, work.MessagesWaiting && claimed == 0, Earliest(work.NextAt, _sends.NextDeadline, _runs.NextHeartbeat));
    }

    /// <inheritdoc/>
    public async ValueTask<EnginePass> PassAsync(CancellationToken cancellationToken = default)
    {
        await _store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        var pass = await LookAsync(cancellationToken).ConfigureAwait(false);
        var underWay = InFlightTasks;
        // What waited for a free place may find one by now, and what has ended since the look may have made something due.
        var more = pass.Found || (pass.Full && HasPlace) || (underWay.Count == 0 && _wake.Task.IsCompleted);
        return new EnginePass(more, underWay.Count, Task.WhenAny([.. underWay, _wake.Task]), pass.NextAt);
    }

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> RunDueAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var pass = await PassAsync(cancellationToken).ConfigureAwait(false);
            if (pass.Found)
                continue;
            if (pass.UnderWay == 0)
                return pass.NextAt;
            await pass.Progress.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for what is under way, so that a stopping host leaves little to be found out afterwards.</summary>
    /// <param name="cancellationToken">Cancelled when the host waits no longer.</param>
    /// <returns>When nothing is under way, or the host waits no longer.</returns>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            _runs.BeginNoMore();
            while (InFlightTasks is { Count: > 0 } running)
                await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host waits no longer. What ends in this moment says so; the rest is found by its lease or its claim, by whoever runs next.
            _runs.CutOff();
            _sends.CancelAll();
            await Task.WhenAny(Task.WhenAll(InFlightTasks), Task.Delay(LastWords, _time, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    /// <summary>Starts one message. What one aggregate tells another arrives in the order in which it was said; pages wait for nobody.</summary>
    private void Send(OutboxRow message, DateTimeOffset now)
    {
        var name = $"{message.Message.Key}";
        var deadline = now + _options.SendTimeout;
        if (message.Message.Type != OutboxCodec.Command)
        {
            _sends.Start(name, deadline, token => _sender.HandleAsync(message, token));
            return;
        }

        var source = message.Message.Key.Source;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_tails)
        {
            before = _tails.GetValueOrDefault(source, Task.CompletedTask);
            _tails[source] = done.Task;
        }

        var begun = _sends.Start(name, deadline, async token =>
        {
            await before.ConfigureAwait(false);
            await _sender.HandleAsync(message, token).ConfigureAwait(false);
            lock (_tails)
            {
                if (_tails.TryGetValue(source, out var tail) && tail == done.Task)
                    _tails.Remove(source);
            }

            done.SetResult();
        });
        // The attempt before this one is still under way here, with a place of its own in the order.
        if (!begun)
            done.SetResult();
    }

    private async ValueTask DecideAsync(AggregateRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            switch (row.Key.Kind)
            {
                case AggregateKinds.Incident:
                    await _incidents.ExecuteAsync(row.Key, new ClockPass(), cancellationToken: cancellationToken).ConfigureAwait(false);
                    break;
                case AggregateKinds.Duty:
                    await _duties.PassAsync(row.Key, cancellationToken).ConfigureAwait(false);
                    break;
                case AggregateKinds.Run:
                    await _runs.PassAsync(row.Key, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    throw new IncidentKitException($"'{row.Key.Kind}' is a kind of row that this version does not know");
            }
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreUnavailableException))
        {
            await SetAsideAsync(row, now, exception, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A row that can't be decided waits, longer each time, and delays nobody else.</summary>
    private async ValueTask SetAsideAsync(AggregateRow row, DateTimeOffset now, Exception exception, CancellationToken cancellationToken)
    {
        var failures = row.Failures + 1;
        var retryAt = now + Backoff.Of(failures, row.Key.ToString(), null);
        Log.DecisionFailed(_logger, row.Key.ToString(), failures, retryAt, exception);
        var write = new AggregateWrite
        {
            Key = row.Key,
            ExpectedVersion = row.Version,
            DueAt = retryAt,
            Lane = row.Lane,
            EngineRevision = row.EngineRevision,
            DecidedAt = row.DecidedAt,
            Failures = failures,
            Snapshot = row.Snapshot,
            Index = row.Index,
        };
        await _store.CommitAsync(new StoreCommit { Aggregates = [write] }, cancellationToken).ConfigureAwait(false);
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? earliest = null;
        foreach (var instant in instants)
        {
            if (instant is { } at && (earliest is null || at < earliest))
                earliest = at;
        }

        return earliest;
    }

    /// <summary>What a pass came to.</summary>
    /// <param name="Found">Whether it found anything to do, so that the next one may find more.</param>
    /// <param name="Full">Whether messages wait for a free place.</param>
    /// <param name="NextAt">When the next thing will be due.</param>
    internal readonly record struct Pass(bool Found, bool Full, DateTimeOffset? NextAt);
}
