using IncidentKit.Commands;
using IncidentKit.Notifications;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Tests.Engine;

/// <summary>ADR 0072, "Escalation Matrix", on a turned clock.</summary>
public sealed class EscalationMatrixTests
{
    [Fact]
    public async Task Unacknowledged_sev1_pages_the_lead_after_15_minutes_even_across_a_restart()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.UsePolicy("adr-0072"));
        await kit.DeclareAsync(ReportOf("SEV1"));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(14));
        Assert.DoesNotContain(kit.Notifications, n => n.Target == "role:engineering-lead");
        await kit.RestartAsync();
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Single(kit.Notifications, n => n.Target == "role:engineering-lead");
    }

    [Theory]
    [InlineData("SEV1", "schedule:on-call", NotificationKind.Page, 15, "role:engineering-lead,role:management")]
    [InlineData("SEV2", "schedule:on-call", NotificationKind.Page, 60, "role:engineering-lead")]
    [InlineData("SEV3", "role:assignee", NotificationKind.Notice, 240, "role:team-lead")]
    [InlineData("SEV4", "role:assignee", NotificationKind.Notice, 1440, "role:team-lead")]
    public async Task Matrix_is_followed_to_the_minute_across_a_restart_at_every_minute(string severity, string first, NotificationKind kind, int minutes, string then)
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.UsePolicy("adr-0072"));
        var incident = await kit.DeclareAsync(ReportOf(severity));
        Assert.Equal(severity, incident.Severity);
        var declared = kit.Now;
        Assert.Equal([(first, kind, declared)], Escalations(kit));

        for (var minute = 1; minute < minutes; minute++)
        {
            await kit.AdvanceAsync(TimeSpan.FromMinutes(1));
            await kit.RestartAsync();
        }

        Assert.Single(Escalations(kit));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.Single(Escalations(kit));
        await kit.AdvanceAsync(TimeSpan.FromTicks(1));
        var due = declared + TimeSpan.FromMinutes(minutes);
        Assert.Equal([(first, kind, declared), .. then.Split(',').Select(target => (target, NotificationKind.Notice, due))], Escalations(kit));

        for (var round = 0; round < 5; round++)
        {
            await kit.AdvanceAsync(TimeSpan.FromHours(7));
            await kit.RestartAsync();
            await kit.SettleAsync();
        }

        Assert.Equal(1 + then.Split(',').Length, Escalations(kit).Count);
    }

    [Fact]
    public async Task Sev1_opens_a_war_room_once()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var incident = await kit.DeclareAsync(ReportOf("SEV1"));
        await kit.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal("#incident-1", (await kit.Incidents.FindAsync(incident.Id))!.WarRoom!.Name);
        Assert.Single(await kit.Incidents.ReadTimelineAsync(incident.Id), entry => entry.Kind == "war_room");
    }

    [Fact]
    public async Task Owner_defaults_to_who_is_on_call_and_is_who_the_assignee_means()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.AddOnCallResolver(new OneSchedule("on-call", "user:ana")));
        var incident = await kit.DeclareAsync(ReportOf("SEV3"));
        Assert.Equal("user:ana", incident.Owner);
        var told = Assert.Single(kit.Notifications);
        Assert.Equal(("role:assignee", "user:ana"), (told.Target, told.Person));
    }

    [Fact]
    public async Task Nobody_on_call_pages_the_fallback_at_once_and_says_why()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.AddOnCallResolver(new OneSchedule("on-call")));
        var incident = await kit.DeclareAsync(ReportOf("SEV1"));
        var page = Assert.Single(kit.Notifications);
        Assert.Equal(("role:engineering-lead", NotificationKind.Page), (page.Target, page.Kind));
        var entry = Assert.Single(await kit.Incidents.ReadTimelineAsync(incident.Id), e => e.Kind == "escalated");
        Assert.Contains("nobody is on call", entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolving_stops_the_ladder_and_acknowledging_does_not_by_default()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var resolved = await kit.DeclareAsync(ReportOf("SEV1"));
        await kit.ExecuteAsync(resolved.Id, new Resolve { By = "ana" });
        var acknowledged = await kit.DeclareAsync(ReportOf("SEV1"));
        await kit.ExecuteAsync(acknowledged.Id, new Acknowledge { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromMinutes(20));
        var lead = Assert.Single(kit.Notifications, n => n.Target == "role:engineering-lead");
        Assert.Equal(acknowledged.Id, lead.IncidentId);
    }

    [Fact]
    public async Task Downtime_of_hours_fires_what_is_overdue_once_at_the_restart()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var incident = await kit.DeclareAsync(ReportOf("SEV1"));
        kit.Clock.SetUtcNow(kit.Now + TimeSpan.FromHours(9));
        await kit.RestartAsync();
        Assert.Equal(3, Escalations(kit).Count);
        var timeline = await kit.Incidents.ReadTimelineAsync(incident.Id);
        Assert.Single(timeline, entry => entry.Kind == "update_due");
        Assert.Contains("17 earlier ones lapsed", timeline.Single(entry => entry.Kind == "update_due").Text, StringComparison.Ordinal);
        Assert.Single(timeline, entry => entry.Kind == "target_missed");
    }

    private static IReadOnlyList<(string Target, NotificationKind Kind, DateTimeOffset At)> Escalations(IncidentKitTestHost kit) =>
        [.. kit.Notifications.Where(n => n.Kind is NotificationKind.Page or NotificationKind.Notice).OrderBy(n => n.At).ThenBy(n => n.Target, StringComparer.Ordinal).Select(n => (n.Target, n.Kind, n.At))];

    private static IncidentReport ReportOf(string severity) => severity switch
    {
        "SEV1" => new() { Title = "All down", Category = "System", UsersAffectedPercent = 80 },
        "SEV2" => new() { Title = "Half down", Category = "System", UsersAffectedPercent = 40, HasWorkaround = false },
        "SEV3" => new() { Title = "Slow", Category = "System", UsersAffectedPercent = 40, HasWorkaround = true },
        _ => new() { Title = "Ugly", Category = "System", UsersAffectedPercent = 1, HasWorkaround = true },
    };
}
