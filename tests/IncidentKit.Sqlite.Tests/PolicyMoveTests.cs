using System.Text.Json;
using IncidentKit.Policies;
using IncidentKit.Policies.Building;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Sqlite.Tests;

/// <summary>Moves between policies at random times, on a file, with a restart between: nothing fires twice, nothing back in time, and another node knows every policy from the store alone.</summary>
public sealed class PolicyMoveTests
{
    [Fact]
    public async Task Random_moves_fire_no_step_twice_and_none_for_a_time_before_a_move()
    {
        var random = new Random(20260105);
        for (var round = 0; round < 12; round++)
            await RunAsync([.. Enumerable.Range(0, 3).Select(i => Make(random, $"p{round}-{i}"))], random);
    }

    private static async Task RunAsync(Policy[] policies, Random random)
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var notifier = new RecordingNotifier();
        IncidentId id;
        await using (var host = Host(folder, clock, notifier, policies[0]))
            id = (await host.GetRequiredService<IIncidentManager>().DeclareAsync(new IncidentReport { Title = "Outage" })).Id;
        for (var move = 1; move <= 4; move++)
        {
            await using var host = Host(folder, clock, notifier, policies[move % 3]);
            await WaitAsync(host, clock, random.Next(0, 30));
            var moved = await host.GetRequiredService<IIncidentManager>().MoveToPolicyAsync(id, policies[move % 3].Name, "ana");
            Assert.Equal(policies[move % 3].Hash, moved.PolicyHash);
        }

        // A node that never saw those policies finds the last one in the store.
        await using var other = Host(folder, clock, notifier, BuiltInPacks.Load("adr-0072"));
        await WaitAsync(other, clock, 90);
        var timeline = await other.GetRequiredService<IIncidentManager>().ReadTimelineAsync(id);
        Assert.Equal(4, timeline.Count(entry => entry.Kind == "policy_moved"));
        var fired = timeline.Where(entry => entry.Kind == "escalated").ToList();
        Assert.Equal(fired.Count, fired.Select(entry => entry.Text.Split(',')[0]).Distinct().Count());
        Assert.All(fired, entry => Assert.All(
            timeline.Where(move => move.Kind == "policy_moved" && move.Sequence < entry.Sequence),
            move => Assert.True(DueAt(entry) >= move.At, $"{entry.Text} was due before the move at {move.At}")));
        var keys = notifier.Sent.Select(sent => sent.IdempotencyKey).ToList();
        Assert.Equal(keys.Distinct().Count(), keys.Count);
        Assert.NotEmpty(fired);
    }

    private static DateTimeOffset DueAt(TimelineEntry entry)
    {
        using var data = JsonDocument.Parse(entry.Data);
        return data.RootElement.GetProperty("due_at").GetDateTimeOffset();
    }

    private static async Task WaitAsync(ServiceProvider host, ManualTimeProvider clock, int minutes)
    {
        var engine = host.GetRequiredService<IIncidentEngine>();
        await engine.RunDueAsync();
        for (var minute = 0; minute < minutes; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await engine.RunDueAsync();
        }
    }

    private static Policy Make(Random random, string name) => new PolicyBuilder(name)
        .Fallback("user:ana")
        .Severity("S1", severity => severity.Acknowledge(TimeSpan.FromMinutes(random.Next(1, 30))))
        .Otherwise("S1")
        .Escalation("S1", ladder =>
        {
            foreach (var step in new[] { "page", "lead", "chief", "board" }.Where(_ => random.Next(4) > 0).Append("last"))
                ladder.Step(step, TimeSpan.FromMinutes(random.Next(0, 60)), build => build.Notify($"role:{step}"));
        })
        .Build();

    private static ServiceProvider Host(TemporaryFolder folder, ManualTimeProvider clock, RecordingNotifier notifier, Policy policy)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddIncidentKit(kit => kit.UseSqlite(folder.File).AddNotifier(notifier).UsePolicy(policy));
        return services.BuildServiceProvider();
    }
}
