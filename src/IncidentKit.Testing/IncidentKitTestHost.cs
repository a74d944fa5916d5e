using IncidentKit.Commands;
using IncidentKit.Notifications;
using IncidentKit.Runbooks;
using IncidentKit.Signals;
using IncidentKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Testing;

/// <summary>
/// A whole engine whose clock you turn: time passes only in <see cref="AdvanceAsync"/>, which steps from due time to due time, so that hours pass in
/// milliseconds and no tick is lost. For one test at a time; not thread safe, though what it hands out is.
/// </summary>
public sealed class IncidentKitTestHost : IAsyncDisposable
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(30);

    private readonly Action<IIncidentKitBuilder>? _configure;
    private readonly RecordingNotifier _notifier;
    private readonly IIncidentStore _memory;
    private ServiceProvider _services;

    private IncidentKitTestHost(DateTimeOffset start, Action<IIncidentKitBuilder>? configure)
    {
        _configure = configure;
        Clock = new ManualTimeProvider(start);
        _memory = new InMemoryIncidentStore(Clock);
        _notifier = new RecordingNotifier();
        Actions = new ScriptedActions();
        _services = Build();
    }

    /// <summary>The clock; turn it with <see cref="AdvanceAsync"/>.</summary>
    public ManualTimeProvider Clock { get; }

    /// <summary>The actions that were scripted, and their calls.</summary>
    public ScriptedActions Actions { get; }

    /// <summary>What was delivered so far, in order.</summary>
    public IReadOnlyList<Notification> Notifications => _notifier.Sent;

    /// <summary>The receiver of every notification; can be told to fail.</summary>
    public RecordingNotifier Notifier => _notifier;

    /// <summary>The front door of the engine as it runs now.</summary>
    public IIncidentManager Incidents => _services.GetRequiredService<IIncidentManager>();

    /// <summary>Answers approvals and uncertain steps.</summary>
    public IRunbookManager Runbooks => _services.GetRequiredService<IRunbookManager>();

    /// <summary>The store; it outlives <see cref="RestartAsync"/>.</summary>
    public IIncidentStore Store => _services.GetRequiredService<IIncidentStore>();

    /// <summary>The container of the engine as it runs now.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The time by the test's clock.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Starts a host.</summary>
    /// <param name="configure">Says what to use, as in <c>AddIncidentKit</c>.</param>
    /// <param name="start">The first instant. Default: 2026-01-05 09:00 UTC, a Monday.</param>
    /// <returns>The host.</returns>
    public static async ValueTask<IncidentKitTestHost> StartAsync(Action<IIncidentKitBuilder>? configure = null, DateTimeOffset? start = null)
    {
        var host = new IncidentKitTestHost(start ?? new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), configure);
        await host.SettleAsync().ConfigureAwait(false);
        return host;
    }

    /// <summary>Declares an incident and lets everything that is due at once happen.</summary>
    /// <param name="report">What is known.</param>
    /// <returns>The incident.</returns>
    public async ValueTask<Incident> DeclareAsync(IncidentReport report)
    {
        var incident = await Incidents.DeclareAsync(report).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        return incident;
    }

    /// <summary>Carries out a command and lets everything that is due at once happen.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="command">What is wanted.</param>
    /// <returns>The incident afterwards.</returns>
    public async ValueTask<Incident> ExecuteAsync(IncidentId id, IncidentCommand command)
    {
        var incident = await Incidents.ExecuteAsync(id, command).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        return incident;
    }

    /// <summary>Takes a message about alerts and lets everything that is due at once happen.</summary>
    /// <param name="signal">The message.</param>
    /// <returns>What became of it.</returns>
    public async ValueTask<SignalReceipt> SignalAsync(AlertSignal signal)
    {
        var receipt = await Incidents.SignalAsync(signal).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        return receipt;
    }

    /// <summary>Lets time pass: steps from due time to due time, and lets everything happen that is due at each.</summary>
    /// <param name="by">How long.</param>
    /// <returns>When the clock stands there and nothing more happens by itself.</returns>
    public async ValueTask AdvanceAsync(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = Now + by;
        while (true)
        {
            var next = await SettleAsync().ConfigureAwait(false);
            if (Clock.NextTimerAt is { } timer && (next is null || timer < next))
                next = timer;
            if (next is not { } at || at > target)
                break;
            Clock.SetUtcNow(at > Now ? at : Now + TimeSpan.FromTicks(1));
        }

        if (target > Now)
            Clock.SetUtcNow(target);
        await SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the engine as a crash would, and starts a new one on the same store.</summary>
    /// <returns>When it runs.</returns>
    public async ValueTask RestartAsync()
    {
        Actions.Abandon();
        await _services.DisposeAsync().ConfigureAwait(false);
        _services = Build();
        await SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Lets everything happen that is due now.</summary>
    /// <returns>When the next thing is due; <see langword="null"/> where nothing is to come.</returns>
    /// <exception cref="TimeoutException">Something neither ends nor waits for the test's clock.</exception>
    public async ValueTask<DateTimeOffset?> SettleAsync()
    {
        var engine = _services.GetRequiredService<IIncidentEngine>();
        while (true)
        {
            var pass = await engine.PassAsync().ConfigureAwait(false);
            if (pass.Found)
                continue;
            if (pass.UnderWay == 0)
                return pass.NextAt;
            using var stop = new CancellationTokenSource();
            var blocked = Clock.WaitForTimersAsync(pass.UnderWay, stop.Token);
            var first = await Task.WhenAny(pass.Progress, blocked).WaitAsync(HangLimit, TimeProvider.System).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            if (first == blocked && !pass.Progress.IsCompleted)
                return pass.NextAt;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Actions.Abandon();
        return _services.DisposeAsync();
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        // The container does not own what outlives it.
        services.AddSingleton(_memory);
        services.AddSingleton(Actions);
        services.AddIncidentKit(kit =>
        {
            kit.AddNotifier(_notifier);
            _configure?.Invoke(kit);
        });
        return services.BuildServiceProvider();
    }
}
