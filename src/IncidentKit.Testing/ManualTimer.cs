namespace IncidentKit.Testing;

/// <summary>A timer of a clock that a test turns. Its fields are guarded by the clock's lock.</summary>
internal sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state, long serial) : ITimer
{
    /// <summary>By time; of two at the same time, the one created first.</summary>
    public static IComparer<ManualTimer> Order { get; } = Comparer<ManualTimer>.Create(static (left, right) =>
        left.DueTicks != right.DueTicks ? left.DueTicks.CompareTo(right.DueTicks) : left.Serial.CompareTo(right.Serial));

    public long Serial { get; } = serial;

    /// <summary>When it fires, in ticks since the clock was made.</summary>
    public long DueTicks { get; set; }

    /// <summary>After how many ticks it fires again; 0 for never.</summary>
    public long PeriodTicks { get; set; }

    public bool Disposed { get; set; }

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        return clock.Schedule(this, dueTime, period);
    }

    public void Dispose() => clock.Forget(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
