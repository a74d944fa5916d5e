namespace IncidentKit.Engine;

/// <summary>What is under way outside the store: sends and steps. Bounded; each has a deadline by the store's clock, after which its token is cancelled. Thread safe.</summary>
internal sealed class InFlight(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Work> _work = new(StringComparer.Ordinal);

    /// <summary>How many more may begin.</summary>
    public int Free
    {
        get
        {
            lock (_lock)
                return Math.Max(0, capacity - _work.Count);
        }
    }

    /// <summary>Everything under way.</summary>
    public IReadOnlyList<Task> Tasks
    {
        get
        {
            lock (_lock)
                return [.. _work.Values.Select(work => work.Task)];
        }
    }

    /// <summary>The earliest deadline of what is not cancelled yet.</summary>
    public DateTimeOffset? NextDeadline
    {
        get
        {
            lock (_lock)
                return _work.Values.Where(work => !work.Source.IsCancellationRequested).Select(work => (DateTimeOffset?)work.Deadline).Min();
        }
    }

    /// <summary>Begins something, unless it is under way already.</summary>
    /// <param name="key">What names it.</param>
    /// <param name="deadline">When its token is cancelled.</param>
    /// <param name="run">Does it; must not throw.</param>
    /// <returns>Whether it began.</returns>
    public bool Start(string key, DateTimeOffset deadline, Func<CancellationToken, Task> run)
    {
        var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_work.ContainsKey(key))
            {
                source.Dispose();
                return false;
            }

            _work[key] = new Work(RunAsync(), source, deadline);
        }

        begun.SetResult();
        return true;

        async Task RunAsync()
        {
            await begun.Task.ConfigureAwait(false);
            try
            {
                await run(source.Token).ConfigureAwait(false);
            }
            finally
            {
                lock (_lock)
                    _work.Remove(key);
                source.Dispose();
            }
        }
    }

    /// <summary>Cancels the tokens of what has taken too long.</summary>
    /// <param name="now">The time by the store's clock.</param>
    public void CancelOverdue(DateTimeOffset now) => Cancel(work => work.Deadline <= now);

    /// <summary>Cancels every token.</summary>
    public void CancelAll() => Cancel(_ => true);

    /// <summary>Cancels the token of one thing.</summary>
    /// <param name="key">What names it.</param>
    public void Cancel(string key)
    {
        Work? found;
        lock (_lock)
            found = _work.GetValueOrDefault(key);
        if (found is not null)
            Cancel(found.Source);
    }

    private void Cancel(Func<Work, bool> which)
    {
        List<Work> found;
        lock (_lock)
            found = [.. _work.Values.Where(which)];
        foreach (var work in found)
            Cancel(work.Source);
    }

    /// <summary>What a user's code does when its token is cancelled happens on the pool: it can neither hold the engine up nor throw into it.</summary>
    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            _ = source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    private sealed record Work(Task Task, CancellationTokenSource Source, DateTimeOffset Deadline);
}
