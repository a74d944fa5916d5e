namespace IncidentKit.Testing;

/// <summary>A clock that stands still until a test turns it. Its timers fire in the order of their times, while it is turned.</summary>
/// <remarks>Thread safe. Callbacks of timers run outside its lock, on the thread that turns it; while one runs, the clock shows the time it was due at.</remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly SortedSet<ManualTimer> _timers = new(ManualTimer.Order);
    private DateTimeOffset _start;
    private long _elapsed;
    private long _serial;
    private TaskCompletionSource? _waiting;

    /// <summary>Creates a clock that stands at 2026-01-01 00:00 UTC.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Creates a clock.</summary>
    /// <param name="start">Where it stands.</param>
    public ManualTimeProvider(DateTimeOffset start) => _start = start.ToUniversalTime();

    /// <inheritdoc />
    /// <value>UTC, on every machine.</value>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    /// <value>10,000,000: a time stamp counts ticks.</value>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer fires.</summary>
    /// <value><see langword="null"/> where none is set.</value>
    public DateTimeOffset? NextTimerAt
    {
        get
        {
            lock (_lock)
                return _timers.Min is { } next ? _start.AddTicks(next.DueTicks) : null;
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _start.AddTicks(_elapsed);
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_lock)
            return _elapsed;
    }

    /// <summary>Turns the clock on and fires every timer that is due on the way, each at its own time.</summary>
    /// <param name="delta">By how much; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is negative.</exception>
    public void Advance(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        long target;
        lock (_lock)
            target = _elapsed + delta.Ticks;
        AdvanceTo(target);
    }

    /// <summary>Sets the clock. Later is the same as <see cref="Advance"/>; earlier is what an operator does who sets a wrong clock back: what timers still have to wait stays as it is.</summary>
    /// <param name="value">Where it shall stand.</param>
    public void SetUtcNow(DateTimeOffset value)
    {
        long target;
        lock (_lock)
        {
            target = (value - _start).Ticks;
            if (target < _elapsed)
            {
                _start = value.ToUniversalTime().AddTicks(-_elapsed);
                return;
            }
        }

        AdvanceTo(target);
    }

    /// <summary>Waits until somebody waits for this clock, that is, until at least one timer is set.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When there is one; at once where there is one already.</returns>
    public Task WaitForTimerAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_timers.Count > 0)
                return Task.CompletedTask;
            _waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until so many timers are set.</summary>
    /// <param name="count">How many; from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When there are; at once where there are already.</returns>
    public async Task WaitForTimersAsync(int count, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task wait;
            lock (_lock)
            {
                if (_timers.Count >= count)
                    return;
                _waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                wait = _waiting.Task;
            }

            await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ManualTimer timer;
        lock (_lock)
            timer = new(this, callback, state, ++_serial);
        timer.Change(dueTime, period);
        return timer;
    }

    internal bool Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        TaskCompletionSource? waiting = null;
        long now;
        lock (_lock)
        {
            if (timer.Disposed)
                return false;
            _timers.Remove(timer);
            now = _elapsed;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.DueTicks = now + dueTime.Ticks;
                timer.PeriodTicks = Math.Max(0, period.Ticks);
                _timers.Add(timer);
                (waiting, _waiting) = (_waiting, null);
            }
        }

        waiting?.SetResult();
        if (dueTime == TimeSpan.Zero)
            AdvanceTo(now);
        return true;
    }

    internal void Forget(ManualTimer timer)
    {
        lock (_lock)
        {
            timer.Disposed = true;
            _timers.Remove(timer);
        }
    }

    private void AdvanceTo(long target)
    {
        while (TakeDue(target) is { } timer)
            timer.Fire();
    }

    private ManualTimer? TakeDue(long target)
    {
        lock (_lock)
        {
            if (_timers.Min is not { } next || next.DueTicks > target)
            {
                _elapsed = Math.Max(_elapsed, target);
                return null;
            }

            _timers.Remove(next);
            _elapsed = Math.Max(_elapsed, next.DueTicks);
            if (next.PeriodTicks > 0)
            {
                next.DueTicks += next.PeriodTicks;
                _timers.Add(next);
            }

            return next;
        }
    }
}
