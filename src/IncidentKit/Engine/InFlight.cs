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

    /// <summary>The earliest deadline.</summary>
    public DateTimeOffset? NextDeadline
    {
        get
        {
            lock (_lock)
                return _work.Count == 0 ? null : _work.Values.Min(work => work.Deadline);
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
        lock (_lock)
        {
            if (_work.TryGetValue(key, out var work))
                work.Source.Cancel();
        }
    }

    private void Cancel(Func<Work, bool> which)
    {
        lock (_lock)
        {
            foreach (var work in _work.Values.Where(which).ToList())
                work.Source.Cancel();
        }
    }

    private sealed record Work(Task Task, CancellationTokenSource Source, DateTimeOffset Deadline);
}
