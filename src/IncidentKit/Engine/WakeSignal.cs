namespace IncidentKit.Engine;

/// <summary>Wakes the worker of this process when something was committed. Thread safe; signals that nobody waits for collapse into one.</summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something may be due.</summary>
    public void Set() => Volatile.Read(ref _source).TrySetResult();

    /// <summary>Completes at the next signal, or at once where one came since the last call of <see cref="Reset"/>.</summary>
    public Task Task => Volatile.Read(ref _source).Task;

    /// <summary>Forgets the signals so far; called before looking for work, so that none is missed.</summary>
    public void Reset()
    {
        if (Volatile.Read(ref _source).Task.IsCompleted)
            Interlocked.Exchange(ref _source, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
