using IncidentKit.Commands;
using IncidentKit.Notifications;
using IncidentKit.Signals;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Tests.Engine;

public sealed class SignalTests
{
    [Fact]
    public async Task Critical_alert_and_nothing_else_pages_at_once_and_is_provisional()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var receipt = await kit.SignalAsync(Message("g", Firing("a", ("severity", "critical"))));
        Assert.True(receipt.Declared);
        var incident = await FindAsync(kit, receipt);
        Assert.Equal(("SEV1", "SEV1", true), (incident.Severity, incident.Classification.Floor, incident.Classification.Provisional));
        Assert.Contains("users_affected_percent", incident.Classification.Missing);
        var page = Assert.Single(kit.Notifications);
        Assert.Equal((NotificationKind.Page, "schedule:on-call"), (page.Kind, page.Target));
    }

    [Fact]
    public async Task Provisional_severity_asks_for_confirmation_after_ten_minutes()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.AddOnCallResolver(new OneSchedule("on-call", "user:ana")));
        var receipt = await kit.SignalAsync(Message("g", Firing("a", ("severity", "critical"))));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.Reminder && n.Person == "user:ana");
        await kit.ExecuteAsync(receipt.IncidentId!.Value, new ChangeSeverity { By = "ana", Severity = "sev-1" });
        Assert.False((await FindAsync(kit, receipt)).Classification.Provisional);
    }

    [Fact]
    public async Task Alert_without_severity_takes_the_when_unknown_severity()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var incident = await FindAsync(kit, await kit.SignalAsync(Message("g", Firing("a"))));
        Assert.Equal(("SEV2", true), (incident.Severity, incident.Classification.Provisional));
    }

    [Fact]
    public async Task Repeats_attach_without_touching_the_incident()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var message = Message("g", Firing("a"), Firing("b"));
        var receipt = await kit.SignalAsync(message);
        var version = (await FindAsync(kit, receipt)).Version;
        for (var i = 0; i < 20; i++)
            Assert.Equal(new SignalReceipt(receipt.IncidentId, false, false), await kit.SignalAsync(message));
        Assert.Equal(version, (await FindAsync(kit, receipt)).Version);
        var listing = Assert.Single(await kit.Incidents.ListAsync(new IncidentQuery()));
        Assert.Equal((2, 2), (listing.Alerts, listing.AlertsFiring));
    }

    [Fact]
    public async Task Messages_on_parallel_connections_make_one_incident()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => kit.Incidents.SignalAsync(Message("g", Firing($"a{i % 5}"))).AsTask())));
        Assert.Single(receipts.Select(receipt => receipt.IncidentId).Distinct());
        Assert.Single(receipts, receipt => receipt.Declared);
        Assert.Equal(5, Assert.Single(await kit.Incidents.ListAsync(new IncidentQuery())).Alerts);
    }

    [Fact]
    public async Task Parallel_groups_get_numbers_without_gaps_or_twins()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => kit.Incidents.SignalAsync(Message($"g{i}", Firing("a"))).AsTask())));
        var numbers = (await kit.Incidents.ListAsync(new IncidentQuery())).Select(listing => listing.Incident.Number).Order();
        Assert.Equal(Enumerable.Range(1, 24).Select(n => (long)n), numbers);
    }

    [Fact]
    public async Task Missing_alert_is_not_resolved_by_its_absence_and_the_last_resolved_one_clears_the_signal()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.AddOnCallResolver(new OneSchedule("on-call", "user:ana")));
        var receipt = await kit.SignalAsync(Message("g", Firing("a"), Firing("b")));
        await kit.SignalAsync(Message("g", Resolved("a")));
        Assert.Equal(SignalState.Firing, (await FindAsync(kit, receipt)).Signal);
        await kit.SignalAsync(Message("g", Resolved("b")));
        var incident = await FindAsync(kit, receipt);
        Assert.Equal((SignalState.Clear, IncidentStatus.Detected), (incident.Signal, incident.Status));
        Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.SignalChange && n.Person == "user:ana");
        await kit.SignalAsync(Message("g", Resolved("b")));
        Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.SignalChange);
        await kit.SignalAsync(Message("g", Firing("b")));
        Assert.Equal(SignalState.Firing, (await FindAsync(kit, receipt)).Signal);
    }

    [Fact]
    public async Task Higher_floor_raises_the_severity_and_pages_again()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var receipt = await kit.SignalAsync(Message("g", Firing("a", ("severity", "warning"), ("category", "Data"))));
        var before = await FindAsync(kit, receipt);
        Assert.Equal("SEV3", before.Severity);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(3));
        await kit.SignalAsync(Message("g", Firing("b", ("severity", "critical"))));
        var after = await FindAsync(kit, receipt);
        Assert.Equal(("SEV1", "SEV1"), (after.Severity, after.PeakSeverity));
        Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.Page);
        await kit.SignalAsync(Message("g", Firing("c", ("severity", "warning"))));
        Assert.Equal("SEV1", (await FindAsync(kit, receipt)).Severity);
    }

    [Fact]
    public async Task Firing_after_resolution_reopens_within_24_hours_and_pages_again()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var receipt = await kit.SignalAsync(Message("g", Firing("a", ("severity", "critical"))));
        await kit.SignalAsync(Message("g", Resolved("a")));
        await kit.ExecuteAsync(receipt.IncidentId!.Value, new Resolve { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromHours(24));
        var again = await kit.SignalAsync(Message("g", Firing("a", ("severity", "critical"))));
        Assert.Equal(new SignalReceipt(receipt.IncidentId, false, true), again);
        var incident = await FindAsync(kit, receipt);
        Assert.Equal((2, IncidentStatus.Investigating), (incident.Episode, incident.Status));
        Assert.Null(incident.AcknowledgedAt);
        Assert.Equal(2, kit.Notifications.Count(n => n.Kind == NotificationKind.Page));
    }

    [Fact]
    public async Task Firing_later_than_that_opens_a_new_linked_incident()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var receipt = await kit.SignalAsync(Message("g", Firing("a", ("severity", "critical"))));
        await kit.SignalAsync(Message("g", Resolved("a")));
        await kit.ExecuteAsync(receipt.IncidentId!.Value, new Resolve { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        var next = await kit.SignalAsync(Message("g", Firing("a", ("severity", "critical"))));
        Assert.True(next.Declared);
        Assert.NotEqual(receipt.IncidentId, next.IncidentId);
        Assert.Equal(receipt.IncidentId, (await FindAsync(kit, next)).LinkedTo);
        Assert.Equal(next.IncidentId, (await kit.SignalAsync(Message("g", Firing("a", ("severity", "critical"))))).IncidentId);
    }

    [Fact]
    public async Task Repeats_of_an_alert_that_never_stopped_firing_do_not_reopen_what_a_person_resolved()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var message = Message("g", Firing("a"));
        var receipt = await kit.SignalAsync(message);
        await kit.ExecuteAsync(receipt.IncidentId!.Value, new Resolve { By = "ana" });
        Assert.False((await kit.SignalAsync(message)).Reopened);
        Assert.Equal(IncidentStatus.Resolved, (await FindAsync(kit, receipt)).Status);
    }

    [Fact]
    public async Task Real_message_with_a_critical_severity_pages_at_once()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        await kit.SignalAsync(IncidentKit.AspNetCore.Alertmanager.AlertmanagerWebhook.Read(await File.ReadAllBytesAsync(Repository.File("samples/QuickStart/alerts/01-single-firing.json")))[0]);
        Assert.Equal("SEV1", Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.Page).Severity);
    }

    [Fact]
    public async Task Resolution_of_what_nobody_knows_changes_nothing()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        Assert.Equal(default, await kit.SignalAsync(Message("g", Resolved("a"))));
        Assert.Empty(await kit.Incidents.ListAsync(new IncidentQuery()));
    }

    private static async Task<Incident> FindAsync(IncidentKitTestHost kit, SignalReceipt receipt) => (await kit.Incidents.FindAsync(receipt.IncidentId!.Value))!;

    private static AlertSignal Message(string group, params Alert[] alerts) => new() { Source = "alertmanager", GroupKey = group, Alerts = alerts };

    private static Alert Firing(string fingerprint, params (string Name, string Value)[] labels) => new()
    {
        Name = "Broken",
        Fingerprint = fingerprint,
        Firing = true,
        StartsAt = new DateTimeOffset(2026, 1, 5, 8, 55, 0, TimeSpan.Zero),
        Labels = labels.ToDictionary(label => label.Name, label => label.Value),
    };

    private static Alert Resolved(string fingerprint) => Firing(fingerprint) with { Firing = false };
}
