namespace IncidentKit.Testing.Tests;

public sealed class ManualTimeProviderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void Clock_stands_until_it_is_turned()
    {
        Assert.Equal(Start, _clock.GetUtcNow());
        var before = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(Start.AddMinutes(3), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(3), _clock.GetElapsedTime(before));
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_and_see_them()
    {
        Timer("late", 10);
        Timer("early", 2);
        Timer("same, created later", 10);
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(["early 2", "late 10", "same, created later 10"], _fired);
        Assert.Equal(Start.AddMinutes(30), _clock.GetUtcNow());
        Assert.Null(_clock.NextTimerAt);
    }

    [Fact]
    public void Timer_fires_at_its_instant_and_not_a_tick_before()
    {
        Timer("a", 5);
        Assert.Equal(Start.AddMinutes(5), _clock.NextTimerAt);
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Empty(_fired);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["a 5"], _fired);
    }

    [Fact]
    public void Timer_with_a_period_fires_at_every_one()
    {
        using var timer = Timer("p", 1, 4);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["p 1", "p 5", "p 9"], _fired);
        Assert.Equal(Start.AddMinutes(13), _clock.NextTimerAt);
    }

    [Fact]
    public void Timer_set_while_the_clock_turns_fires_on_the_way()
    {
        using var outer = _clock.CreateTimer(_ => Timer("inner", 3), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["inner 5"], _fired);
    }

    [Fact]
    public void Timer_changed_or_disposed_no_longer_fires_as_before()
    {
        var changed = Timer("changed", 1);
        var disposed = Timer("disposed", 1);
        var stopped = Timer("stopped", 1);
        Assert.True(changed.Change(TimeSpan.FromMinutes(7), Timeout.InfiniteTimeSpan));
        Assert.True(stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        disposed.Dispose();
        Assert.False(disposed.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["changed 7"], _fired);
    }

    [Fact]
    public void Timer_of_zero_fires_at_once()
    {
        Timer("now", 0);
        Assert.Equal(["now 0"], _fired);
    }

    [Fact]
    public void Clock_set_later_fires_and_set_earlier_leaves_what_timers_wait()
    {
        Timer("a", 5);
        Timer("b", 20);
        _clock.SetUtcNow(Start.AddMinutes(10));
        Assert.Equal(["a 5"], _fired);
        var stamp = _clock.GetTimestamp();
        _clock.SetUtcNow(Start.AddMinutes(-60));
        Assert.Equal(Start.AddMinutes(-60), _clock.GetUtcNow());
        Assert.Equal(stamp, _clock.GetTimestamp());
        Assert.Equal(Start.AddMinutes(-50), _clock.NextTimerAt);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["a 5", "b -50"], _fired);
    }

    [Fact]
    public void Clock_does_not_turn_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));

    [Fact]
    public async Task Wait_for_a_timer_ends_when_somebody_waits()
    {
        var wait = _clock.WaitForTimerAsync(TestContext.Current.CancellationToken);
        Assert.False(wait.IsCompleted);
        var delay = Task.Delay(TimeSpan.FromMinutes(1), _clock, TestContext.Current.CancellationToken);
        await wait;
        Assert.True(_clock.WaitForTimerAsync(TestContext.Current.CancellationToken).IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }

    [Fact]
    public async Task Wait_for_a_timer_can_be_given_up()
    {
        using var giveUp = new CancellationTokenSource();
        var wait = _clock.WaitForTimerAsync(giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private ITimer Timer(string name, double minutes, double? period = null) => _clock.CreateTimer(
        _ => _fired.Add($"{name} {(_clock.GetUtcNow() - Start).TotalMinutes}"),
        null,
        TimeSpan.FromMinutes(minutes),
        period is { } value ? TimeSpan.FromMinutes(value) : Timeout.InfiniteTimeSpan);
}
