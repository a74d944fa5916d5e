using IncidentKit.Commands;
using IncidentKit.Policies;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Tests.Engine;

public sealed class PolicyMoveTests
{
    private static readonly IncidentReport Big = new() { Title = "All down", UsersAffectedPercent = 80 };

    private static Policy Read(string text) => PolicyReader.Read("p.yaml", text).Policy!;

    [Fact]
    public async Task Moved_incident_goes_by_the_new_policy_and_nothing_fires_twice_or_back_in_time()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(Read(PolicyFolder.Least)));
        var incident = await kit.DeclareAsync(Big);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(12));
        var to = await UseAsync(kit, PolicyFolder.Least
            .Replace("{ id: lead, after: 30m", "{ id: early, after: 5m, notify: [role:early] }\n    - { id: lead, after: 20m", StringComparison.Ordinal));

        var moved = await kit.Incidents.MoveToPolicyAsync(incident.Id, to.Hash, "ana", "the ladder was wrong");
        Assert.Equal((to.Hash, to.Name), (moved.PolicyHash, moved.Policy));
        await kit.AdvanceAsync(TimeSpan.FromHours(2));

        var timeline = await kit.Incidents.ReadTimelineAsync(incident.Id);
        var move = Assert.Single(timeline, entry => entry.Kind == "policy_moved");
        Assert.Equal("user:ana", move.Actor);
        foreach (var part in (string[])[incident.PolicyHash[..12], to.Hash[..12], "escalation.S1", "the ladder was wrong"])
            Assert.Contains(part, move.Text, StringComparison.Ordinal);
        Assert.Contains("S1/early", Assert.Single(timeline, entry => entry.Kind == "escalation_passed").Text, StringComparison.Ordinal);
        Assert.Equal(["schedule:on-call", "role:lead"], kit.Notifications.Where(sent => sent.Target != "role:assignee").Select(sent => sent.Target));
        Assert.Equal(kit.Now - TimeSpan.FromMinutes(112), kit.Notifications.Single(sent => sent.Target == "role:lead").At);

        var again = await kit.Incidents.MoveToPolicyAsync(incident.Id, to.Hash, "ana");
        Assert.Equal(to.Hash, again.PolicyHash);
        Assert.Single(await kit.Incidents.ReadTimelineAsync(incident.Id), entry => entry.Kind == "policy_moved");
    }

    [Fact]
    public async Task Step_that_a_move_passed_is_still_to_come_after_moving_back()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(Read(PolicyFolder.Least)));
        var incident = await kit.DeclareAsync(Big);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(10));
        var wrong = await UseAsync(kit, PolicyFolder.Least.Replace("after: 30m", "after: 5m", StringComparison.Ordinal));
        await kit.ExecuteAsync(incident.Id, new MoveToPolicy { By = "ana", Policy = wrong.Hash });
        await kit.ExecuteAsync(incident.Id, new MoveToPolicy { By = "ana", Policy = incident.PolicyHash });
        await kit.AdvanceAsync(TimeSpan.FromMinutes(20));
        Assert.Single(kit.Notifications, sent => sent.Target == "role:lead");
    }

    [Fact]
    public async Task Step_that_is_due_by_the_old_policy_is_not_lost_by_the_move()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(Read(PolicyFolder.Least)));
        var incident = await kit.DeclareAsync(Big);
        var to = await UseAsync(kit, PolicyFolder.Least.Replace("after: 30m", "after: 20m", StringComparison.Ordinal));
        kit.Clock.Advance(TimeSpan.FromMinutes(31));
        await kit.ExecuteAsync(incident.Id, new MoveToPolicy { By = "ana", Policy = to.Hash });
        Assert.Single(kit.Notifications, sent => sent.Target == "role:lead");
    }

    [Fact]
    public async Task Severity_is_found_by_its_alias_and_an_unknown_one_is_refused_with_those_that_exist()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(Read(PolicyFolder.Least)));
        var incident = await kit.DeclareAsync(Big);
        var refused = await Assert.ThrowsAsync<IncidentRefusedException>(async () => await kit.Incidents.MoveToPolicyAsync(incident.Id, "adr-0072", "ana"));
        Assert.Contains("SEV1, SEV2, SEV3, SEV4", refused.Message, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<ArgumentException>(async () => await kit.Incidents.MoveToPolicyAsync(incident.Id, "nobodys", "ana"));
        Assert.Contains("acme", unknown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await kit.Incidents.ReadTimelineAsync(incident.Id), entry => entry.Kind == "policy_moved");

        var to = await UseAsync(kit, PolicyFolder.Least
            .Replace("name: S1", "name: P0, aliases: [S1]", StringComparison.Ordinal).Replace("severity: S1", "severity: P0", StringComparison.Ordinal).Replace("  S1:", "  P0:", StringComparison.Ordinal));
        var moved = await kit.ExecuteAsync(incident.Id, new MoveToPolicy { By = "ana", Policy = to.Hash });
        Assert.Equal(("P0", "P0"), (moved.Severity, moved.PeakSeverity));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["schedule:on-call", "role:lead"], kit.Notifications.Where(sent => sent.Target != "role:assignee").Select(sent => sent.Target));
    }

    [Fact]
    public async Task Incident_that_is_not_open_is_not_moved()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(Read(PolicyFolder.Least)));
        var incident = await kit.DeclareAsync(Big);
        var to = await UseAsync(kit, PolicyFolder.Least.Replace("30m", "20m", StringComparison.Ordinal));
        await kit.ExecuteAsync(incident.Id, new Resolve { By = "ana" });
        var refused = await Assert.ThrowsAsync<IncidentRefusedException>(async () => await kit.Incidents.MoveToPolicyAsync(incident.Id, to.Hash, "ana"));
        Assert.Contains("is Resolved", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_targets_can_not_have_been_missed_before_the_move()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(Read(PolicyFolder.Least)));
        var incident = await kit.DeclareAsync(Big);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(14));
        var to = await UseAsync(kit, PolicyFolder.Least.Replace("acknowledge: 15m", "acknowledge: 5m, resolve: 4h", StringComparison.Ordinal));
        await kit.ExecuteAsync(incident.Id, new MoveToPolicy { By = "ana", Policy = to.Hash });
        Assert.DoesNotContain(await kit.Incidents.ReadTimelineAsync(incident.Id), entry => entry.Kind == "target_missed");
        await kit.AdvanceAsync(TimeSpan.FromMinutes(5));
        var missed = Assert.Single(await kit.Incidents.ReadTimelineAsync(incident.Id), entry => entry.Kind == "target_missed");
        Assert.Equal(kit.Now, missed.At);
    }

    /// <summary>Keeps a policy in the store, as a reload would.</summary>
    private static async ValueTask<Policy> UseAsync(IncidentKitTestHost kit, string text)
    {
        var policy = Read(text);
        await kit.Services.GetRequiredService<IncidentKit.Engine.PolicyLedger>().RecordAsync("p.yaml", policy, default);
        return policy;
    }
}
