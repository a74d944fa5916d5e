using IncidentKit.Notifications;
using IncidentKit.Signals;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Sqlite.Tests;

/// <summary>Two engines on one file, as in a deployment that overlaps: whoever is quicker decides, and nothing is decided twice.</summary>
public sealed class TwoEnginesTests
{
    [Fact]
    public async Task Two_engines_on_one_file_decide_every_step_once_and_lose_no_page()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var notifier = new RecordingNotifier();
        await using var one = Host(folder, clock, notifier);
        await using var two = Host(folder, clock, notifier);
        var incidents = one.GetRequiredService<IIncidentManager>();
        for (var i = 0; i < 12; i++)
        {
            var host = i % 2 == 0 ? one : two;
            await host.GetRequiredService<IIncidentManager>().DeclareAsync(new IncidentReport { Title = $"Outage {i}", Category = "System", UsersAffectedPercent = 80 });
        }

        foreach (var minutes in (int[])[0, 15, 15])
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            await Task.WhenAll(Enumerable.Range(0, 2).SelectMany(_ => new[] { one, two }).Select(host => Task.Run(() => host.GetRequiredService<IIncidentEngine>().RunDueAsync().AsTask())));
        }

        var listed = await incidents.ListAsync(new IncidentQuery());
        Assert.Equal(Enumerable.Range(1, 12).Select(n => (long)n), listed.Select(listing => listing.Incident.Number).Order());
        foreach (var listing in listed)
        {
            var kinds = (await incidents.ReadTimelineAsync(listing.Incident.Id)).Select(entry => entry.Kind).ToList();
            Assert.Equal(2, kinds.Count(kind => kind == "escalated"));
            Assert.Equal(1, kinds.Count(kind => kind == "target_missed"));
            Assert.Equal(1, kinds.Count(kind => kind == "war_room"));
        }

        var told = notifier.Sent.Where(sent => sent.Kind is NotificationKind.Page or NotificationKind.Notice).Select(sent => sent.IdempotencyKey).ToList();
        Assert.Equal(12 * 3, told.Distinct().Count());
        Assert.Equal(12 * 3, told.Count);
    }

    [Fact]
    public async Task Messages_that_reach_two_engines_at_once_make_one_incident()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await using var one = Host(folder, clock, new RecordingNotifier());
        await using var two = Host(folder, clock, new RecordingNotifier());
        var receipts = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() =>
            (i % 2 == 0 ? one : two).GetRequiredService<IIncidentManager>().SignalAsync(MessageOf(i % 6)).AsTask())));
        Assert.Single(receipts.Select(receipt => receipt.IncidentId).Distinct());
        Assert.Single(receipts, receipt => receipt.Declared);
        var listing = Assert.Single(await one.GetRequiredService<IIncidentManager>().ListAsync(new IncidentQuery()));
        Assert.Equal((6, 6), (listing.Alerts, listing.AlertsFiring));
    }

    [Fact]
    public async Task Clock_that_jumps_back_moves_no_decision_back_and_pages_nobody_again()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var notifier = new RecordingNotifier();
        await using var host = Host(folder, clock, notifier);
        var incidents = host.GetRequiredService<IIncidentManager>();
        var engine = host.GetRequiredService<IIncidentEngine>();
        var incident = await incidents.DeclareAsync(new IncidentReport { Title = "Outage", Category = "System", UsersAffectedPercent = 80 });
        clock.Advance(TimeSpan.FromMinutes(15));
        await engine.RunDueAsync();
        var told = notifier.Sent.Count;
        clock.SetUtcNow(new DateTimeOffset(2026, 1, 5, 7, 0, 0, TimeSpan.Zero));
        await engine.RunDueAsync();
        var acknowledged = await incidents.AcknowledgeAsync(incident.Id, "ana");
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 15, 0, TimeSpan.Zero), acknowledged.AcknowledgedAt);
        await engine.RunDueAsync();
        Assert.Equal(told, notifier.Sent.Count);
        var times = (await incidents.ReadTimelineAsync(incident.Id)).Select(entry => entry.At).ToList();
        Assert.Equal(times.Order(), times);
    }

    private static AlertSignal MessageOf(int alert) => new()
    {
        Source = "alertmanager",
        GroupKey = "g",
        Alerts = [new Alert { Name = "Broken", Fingerprint = $"f{alert}", Firing = true, StartsAt = new DateTimeOffset(2026, 1, 5, 8, 59, 0, TimeSpan.Zero) }],
    };

    private static ServiceProvider Host(TemporaryFolder folder, ManualTimeProvider clock, RecordingNotifier notifier)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddIncidentKit(kit => kit.UseSqlite(folder.File).AddNotifier(notifier));
        return services.BuildServiceProvider();
    }
}
