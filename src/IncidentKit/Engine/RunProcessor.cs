using IncidentKit.Aggregates;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;
using IncidentKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>The write path of runs, and what calls their actions: an attempt is in the store before its action is called. Thread safe.</summary>
internal sealed class RunProcessor : IDisposable
{
    private const int MaxRaces = 200;
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(10);

    private readonly IIncidentStore _store;
    private readonly RunbookBook _book;
    private readonly RunFactFinder _facts;
    private readonly ActionRegistry _actions;
    private readonly IServiceScopeFactory _scopes;
    private readonly WakeSignal _wake;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly InFlight _attempts;
    private readonly Lock _lock = new();
    private readonly Dictionary<AggregateKey, Running> _running = [];
    private readonly SemaphoreSlim _places;
    private volatile bool _cutOff;
    private volatile bool _stopping;

    public RunProcessor(
        IIncidentStore store,
        RunbookBook book,
        RunFactFinder facts,
        ActionRegistry actions,
        IServiceScopeFactory scopes,
        WakeSignal wake,
        IncidentKitOptions options,
        TimeProvider time,
        ILogger<RunProcessor> logger)
    {
        _store = store;
        _book = book;
        _facts = facts;
        _actions = actions;
        _scopes = scopes;
        _wake = wake;
        _time = time;
        _logger = logger;
        _attempts = new InFlight(options.Concurrency);
        _places = new SemaphoreSlim(options.Concurrency);
        Node = IncidentIds.New(time.GetUtcNow());
    }

    /// <summary>This process, as runs name their owner; a restarted one is another.</summary>
    public string Node { get; }

    /// <summary>The attempts under way.</summary>
    public IReadOnlyList<Task> InFlightTasks => _attempts.Tasks;

    /// <summary>When the next sign of life is due; <see langword="null"/> where no attempt is under way.</summary>
    public DateTimeOffset? NextHeartbeat
    {
        get
        {
            lock (_lock)
                return _running.Count == 0 ? null : _running.Values.Min(running => running.RenewedAt) + HeartbeatEvery;
        }
    }

    /// <summary>Decides a run whose clock is due.</summary>
    /// <param name="key">The run's row.</param>
    /// <param name="cancellationToken">Cancelled when the engine stops.</param>
    /// <returns>When it is decided.</returns>
    public async ValueTask PassAsync(AggregateKey key, CancellationToken cancellationToken) =>
        await ExecuteAsync(key, (state, now) => CommandOfClock(key, state, now), null, cancellationToken).ConfigureAwait(false);

    /// <summary>Carries a command to a run.</summary>
    /// <param name="key">The run's row.</param>
    /// <param name="command">Makes the command from the run as it stands.</param>
    /// <param name="settlement">What became of the message that brings the command; committed with it.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The run afterwards; <see langword="null"/> where there is none.</returns>
    /// <exception cref="RunRefusedException">The run refuses the command.</exception>
    public async ValueTask<RunState?> ExecuteAsync(AggregateKey key, Func<RunState, DateTimeOffset, RunCommand> command, OutboxSettlement? settlement, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var row = await _store.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (row is null)
                return null;
            var state = RunCommit.Read(row);
            var now = IncidentProcessor.Latest(await _store.GetNowAsync(cancellationToken).ConfigureAwait(false), row.DecidedAt);
            var runbook = await _book.FindAsync(key.Tenant, state.RunbookHash, cancellationToken).ConfigureAwait(false);
            var incident = await IncidentOfAsync(state, cancellationToken).ConfigureAwait(false);
            var wanted = command(state, now);
            var facts = await _facts.FindAsync(state, wanted, runbook, incident, now, cancellationToken).ConfigureAwait(false);
            var decision = RunDecider.Decide(state, wanted, runbook, facts, now);

            var commit = new CommitBuilder();
            commit.Settle(settlement);
            var after = RunCommit.Add(commit, row, key, state, decision, now);
            var result = await _store.CommitAsync(commit.Build(), cancellationToken).ConfigureAwait(false);
            if (result.Outcome == CommitOutcome.VersionConflict)
                continue;
            if (result.Outcome != CommitOutcome.Committed)
                return state;
            Follow(key, after, decision, runbook, incident, now);
            _wake.Set();
            return after;
        }

        throw new StoreUnavailableException($"{key} lost {MaxRaces} races in a row");
    }

    /// <summary>Ends a run because its incident has ended.</summary>
    /// <param name="key">The run's row.</param>
    /// <param name="command">Why.</param>
    /// <param name="settlement">What became of the message that brings the command.</param>
    /// <param name="cancellationToken">Cancelled when the engine stops.</param>
    /// <returns>When it is decided.</returns>
    public async ValueTask EndAsync(AggregateKey key, EndRun command, OutboxSettlement settlement, CancellationToken cancellationToken)
    {
        var ended = await ExecuteAsync(key, (_, _) => new RunCommand.EndWithIncident { Reason = command.Reason, Owner = _stopping ? null : Node }, settlement, cancellationToken).ConfigureAwait(false);
        if (ended is null)
            await _store.CommitAsync(new StoreCommit { Settlements = [settlement] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shows that the attempts under way here are alive.</summary>
    /// <param name="now">The time by the store's clock.</param>
    /// <param name="cancellationToken">Cancelled when the engine stops.</param>
    /// <returns>When every lease that needed it is renewed.</returns>
    public async ValueTask HeartbeatAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<(AggregateKey Key, long Fence)> due;
        lock (_lock)
            due = [.. _running.Where(pair => pair.Value.RenewedAt + HeartbeatEvery <= now).Select(pair => (pair.Key, pair.Value.Fence))];
        foreach (var (key, fence) in due)
        {
            try
            {
                await ExecuteAsync(key, (_, _) => new RunCommand.RenewLease { Fence = fence, Owner = Node }, null, cancellationToken).ConfigureAwait(false);
            }
            catch (RunRefusedException refused)
            {
                // Another node has the run: what this one does no longer counts, and stops at once.
                Log.AttemptTooLate(_logger, key.Id, refused.Message);
                Stop(key);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or StoreUnavailableException))
            {
                // One run that can't be renewed holds nobody else up; it is tried again with the next sign of life.
                Log.MessageFailed(_logger, key.Id, exception);
                lock (_lock)
                {
                    if (_running.TryGetValue(key, out var running))
                        _running[key] = running with { RenewedAt = now };
                }
            }
        }
    }

    /// <summary>Cancels the tokens of attempts that have taken too long.</summary>
    /// <param name="now">The time by the store's clock.</param>
    public void CancelOverdue(DateTimeOffset now) => _attempts.CancelOverdue(now);

    /// <summary>The node stops: what is under way may end, but nothing that follows begins here.</summary>
    public void BeginNoMore() => _stopping = true;

    /// <summary>The node stops and waits no longer: attempts under way are interrupted, and say so where they still can.</summary>
    public void CutOff()
    {
        _cutOff = true;
        _attempts.CancelAll();
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private RunCommand CommandOfClock(AggregateKey key, RunState state, DateTimeOffset now)
    {
        var attempt = state.Step(state.Current)?.Attempt;
        if (attempt is null)
            return new RunCommand.Advance { Owner = Node };
        bool here;
        lock (_lock)
            here = _running.TryGetValue(key, out var running) && running.Fence == state.Fence;
        var overdue = !attempt.Overdue && attempt.Deadline <= now;
        if (here && !overdue && state.LeaseUntil is { } lease && lease <= now)
            return new RunCommand.RenewLease { Fence = state.Fence, Owner = Node };
        return !here && state.LeaseUntil is { } until && until + RunClock.TakeOverWait <= now
            ? new RunCommand.TakeOver { Owner = Node }
            : new RunCommand.Advance { Owner = Node };
    }

    private async ValueTask<Incident?> IncidentOfAsync(RunState state, CancellationToken cancellationToken)
    {
        if (state.IncidentId is not { } id)
            return null;
        var row = await _store.LoadAsync(new AggregateKey(state.Tenant, AggregateKinds.Incident, id.Value), cancellationToken).ConfigureAwait(false);
        return row is null ? null : IncidentProcessor.Read(row).Incident;
    }

    /// <summary>Starts the attempt that the commit holds, and stops what the commit has ended.</summary>
    private void Follow(AggregateKey key, RunState after, Decision<RunEvent> decision, Runbook runbook, Incident? incident, DateTimeOffset now)
    {
        var step = after.Step(after.Current);
        var attempt = step?.Attempt;
        lock (_lock)
        {
            if (_running.TryGetValue(key, out var running) && (attempt is null || running.Attempt != attempt.Number || running.Path != step!.Path || running.Fence != after.Fence || after.IsEnded))
            {
                _running.Remove(key);
                _attempts.Cancel(running.Name);
            }
            else if (running is not null && decision.Events.Any(entry => entry is LeaseRenewed))
            {
                _running[key] = running with { RenewedAt = now };
            }
        }

        // An ending with a grace wants the action to stop; where the incident has ended the step that runs finishes. Both keep their lease.
        if (after.Ending is { GraceUntil: not null } && attempt is not null)
        {
            lock (_lock)
            {
                if (_running.TryGetValue(key, out var ending))
                    _attempts.Cancel(ending.Name);
            }
        }

        if (attempt is null || attempt.Owner != Node || !decision.Events.Any(entry => entry is AttemptStarted))
            return;
        var action = ActionContexts.ActionOf(runbook, step!);
        var name = $"{key.Id}/{step!.Path}#{attempt.Number}.{after.Fence}";
        lock (_lock)
            _running[key] = new Running(name, step.Path, attempt.Number, after.Fence, now);
        var context = ActionContexts.Create(after, step, action, incident, _time);
        _attempts.Start(name, attempt.Deadline, token => RunAttemptAsync(key, name, context, after.Fence, attempt, token));
    }

    private void Stop(AggregateKey key)
    {
        lock (_lock)
        {
            if (_running.Remove(key, out var running))
                _attempts.Cancel(running.Name);
        }
    }

    private async Task RunAttemptAsync(AggregateKey key, string name, RunbookActionContext context, long fence, AttemptState attempt, CancellationToken cancellationToken)
    {
        var outcome = await CallAsync(context, attempt.Deadline, cancellationToken).ConfigureAwait(false);
        if (outcome.Error is { } error)
            Log.AttemptFailed(_logger, context.AttemptKey, context.ActionName, error.Message);
        try
        {
            await ExecuteAsync(
                key,
                (_, _) => new RunCommand.CompleteAttempt { Path = context.StepPath, Attempt = attempt.Number, Fence = fence, Outcome = outcome, Owner = _stopping ? null : Node },
                null,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (RunRefusedException refused)
        {
            Log.AttemptTooLate(_logger, context.AttemptKey, refused.Message);
        }
        catch (Exception exception)
        {
            // The store did not take the result: the lease runs out, and the run goes on by its rules for an interrupted attempt.
            Log.MessageFailed(_logger, context.AttemptKey, exception);
        }
        finally
        {
            lock (_lock)
            {
                if (_running.TryGetValue(key, out var running) && running.Name == name)
                    _running.Remove(key);
            }
        }
    }

    private async Task<AttemptOutcome> CallAsync(RunbookActionContext context, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (_actions.Find(context.ActionName) is not { } registration)
            return AttemptOutcome.Failed("unknown_action", $"this host has no action '{context.ActionName}'");
        try
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return _cutOff ? AttemptOutcome.CutOff : AttemptOutcome.Late;
        }

        try
        {
            var scope = _scopes.CreateAsyncScope();
            await using var disposing = scope.ConfigureAwait(false);
            // An action that blocks its thread blocks a thread of the pool, not the worker.
            var output = await Task.Run(() => registration.Create(scope.ServiceProvider).RunAsync(context, cancellationToken).AsTask(), CancellationToken.None).ConfigureAwait(false);
            return AttemptOutcome.Returned(output);
        }
        catch (RunbookActionException exception)
        {
            return AttemptOutcome.Failed(exception.Kind, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _cutOff ? AttemptOutcome.CutOff : _time.GetUtcNow() >= deadline ? AttemptOutcome.Late : AttemptOutcome.Cancelled;
        }
        catch (Exception) when (_cutOff)
        {
            return AttemptOutcome.CutOff;
        }
        catch (Exception exception)
        {
            return AttemptOutcome.Failed("exception", $"{exception.GetType().Name}: {exception.Message}");
        }
        finally
        {
            _places.Release();
        }
    }

    private sealed record Running(string Name, string Path, int Attempt, long Fence, DateTimeOffset RenewedAt);
}
