using IncidentKit.Runbooks;

namespace IncidentKit.Testing;

/// <summary>Actions that do what a script says and remember their calls. Thread safe; outlives a restart of the host.</summary>
public sealed class ScriptedActions
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ScriptedOutcome[]> _scripts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<ActionCall> _calls = [];
    private int _generation;

    /// <summary>The calls so far, in order.</summary>
    public IReadOnlyList<ActionCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>Says what an action does: the nth call takes the nth outcome, the last one repeats.</summary>
    /// <param name="name">The action.</param>
    /// <param name="outcomes">The outcomes; at least one.</param>
    public void Script(string name, params ScriptedOutcome[] outcomes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Length);
        lock (_lock)
        {
            _scripts[name] = outcomes;
            _counts[name] = 0;
        }
    }

    /// <summary>Scripts an action unless it is scripted: a restart configures the host again, but the calls go on counting.</summary>
    internal void ScriptOnce(string name, ScriptedOutcome[] outcomes)
    {
        bool known;
        lock (_lock)
            known = _scripts.ContainsKey(name);
        if (!known)
            Script(name, outcomes);
    }

    /// <summary>What is under way never ends: the process that called it is gone.</summary>
    internal void Abandon()
    {
        lock (_lock)
            _generation++;
    }

    internal async ValueTask<object?> RunAsync(RunbookActionContext context, CancellationToken cancellationToken)
    {
        ScriptedOutcome outcome;
        int generation;
        lock (_lock)
        {
            generation = _generation;
            _calls.Add(new ActionCall(context.TimeProvider.GetUtcNow(), context));
            var script = _scripts[context.ActionName];
            var call = _counts[context.ActionName]++;
            outcome = script[Math.Min(call, script.Length - 1)];
        }

        if (outcome.Delay > TimeSpan.Zero)
            await Task.Delay(outcome.Delay, context.TimeProvider, cancellationToken).ConfigureAwait(false);
        bool abandoned;
        lock (_lock)
            abandoned = generation != _generation;
        if (abandoned)
            await new TaskCompletionSource().Task.ConfigureAwait(false);
        return outcome.Error is { } error ? throw new RunbookActionException(error) : outcome.Output;
    }
}
