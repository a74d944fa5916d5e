using IncidentKit.Storage;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IncidentKit.Tests.Engine;

public sealed class IdleCostTests
{
    [Fact]
    public async Task Ten_thousand_open_incidents_with_nothing_due_cost_one_query_a_wake_up()
    {
        CountingStore? store = null;
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.Services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(services =>
            store ??= new CountingStore(new InMemoryIncidentStore(services.GetRequiredService<TimeProvider>())))));
        for (var i = 0; i < 10_000; i++)
            await kit.Incidents.DeclareAsync(new IncidentReport { Title = $"Incident {i}", Category = "System", UsersAffectedPercent = 1, HasWorkaround = true });
        await kit.SettleAsync();
        Assert.Equal(10_000, kit.Notifications.Count);

        store!.Calls.Clear();
        var next = await kit.SettleAsync();
        Assert.Equal(["GetNow", "FindWork"], store.Calls);
        Assert.Equal(kit.Now + TimeSpan.FromHours(24), next);
    }

    [Fact]
    public async Task Hosted_engine_sleeps_until_the_next_due_time_and_at_most_for_the_safety_poll()
    {
        CountingStore? store = null;
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IIncidentStore>(_ => store = new CountingStore(new InMemoryIncidentStore(clock)));
        services.AddIncidentKit();
        await using var provider = services.BuildServiceProvider();
        foreach (var service in provider.GetServices<Microsoft.Extensions.Hosting.IHostedService>())
            await service.StartAsync(CancellationToken.None);
        await clock.WaitForTimerAsync();
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromSeconds(30), clock.NextTimerAt);

        var passes = store!.Passes;
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(passes, store.Passes);
        clock.Advance(TimeSpan.FromSeconds(1));
        await store.WaitForPassesAsync(passes + 1);
        foreach (var service in provider.GetServices<Microsoft.Extensions.Hosting.IHostedService>())
            await service.StopAsync(CancellationToken.None);
    }
}
