using IncidentKit.Commands;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentKit.Tests.Engine;

/// <summary>What is owed from the declaration on: <c>after: declared</c>.</summary>
public sealed class DeclaredDutyTests
{
    private const string Rule = "post_incident/customer_communication";
    private static readonly IncidentReport P0 = new() { Title = "All down", Scope = "complete" };
    private static readonly IncidentReport P1 = new() { Title = "Half down", Scope = "partial" };
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Duty_begins_with_the_declaration_and_is_missed_once()
    {
        await using var kit = await StartAsync();
        var declared = await kit.DeclareAsync(P0);
        var duty = Assert.Single((await FindAsync(kit, declared)).Duties);
        Assert.Equal(("customer_communication", DutyStatus.Open, declared.DeclaredAt + Hour, false), (duty.Name, duty.Status, duty.DueAt, duty.RequiredToClose));
        await kit.AdvanceAsync(Hour - TimeSpan.FromTicks(1));
        Assert.DoesNotContain(kit.Notifications, n => n.Rule == Rule);
        await kit.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Single(kit.Notifications, n => n.Rule == Rule);
        await kit.AdvanceAsync(Hour * 24);
        Assert.Single(kit.Notifications, n => n.Rule == Rule);
        Assert.Equal(DutyStatus.Missed, Assert.Single((await FindAsync(kit, declared)).Duties).Status);
    }

    [Fact]
    public async Task Optional_duty_does_not_begin_by_itself()
    {
        await using var kit = await StartAsync();
        var declared = await kit.DeclareAsync(P1);
        Assert.Equal("P1", declared.Severity);
        Assert.Empty((await FindAsync(kit, declared)).Duties);
        await kit.AdvanceAsync(Hour * 5);
        Assert.DoesNotContain(kit.Notifications, n => n.Rule == Rule);
    }

    [Fact]
    public async Task Raising_begins_the_duty_from_then_on()
    {
        await using var kit = await StartAsync();
        var declared = await kit.DeclareAsync(P1);
        await kit.AdvanceAsync(Hour * 2);
        var raised = await kit.ExecuteAsync(declared.Id, new ChangeSeverity { By = "ana", Severity = "P0" });
        Assert.Equal(declared.DeclaredAt + (Hour * 3), Assert.Single(raised.Duties).DueAt);
        await kit.ExecuteAsync(declared.Id, new ChangeSeverity { By = "ana", Severity = "P1" });
        var again = await kit.ExecuteAsync(declared.Id, new ChangeSeverity { By = "ana", Severity = "P0" });
        Assert.Equal(raised.Duties, again.Duties);
        await kit.AdvanceAsync(Hour);
        Assert.Single(kit.Notifications, n => n.Rule == Rule);
    }

    [Fact]
    public async Task Impact_that_grows_begins_the_duty()
    {
        await using var kit = await StartAsync();
        var declared = await kit.DeclareAsync(P1);
        var grown = await kit.ExecuteAsync(declared.Id, new UpdateImpact { By = "ana", Report = new IncidentReport { Title = "Half down", Scope = "complete" } });
        Assert.Equal(("P0", "customer_communication"), (grown.Severity, Assert.Single(grown.Duties).Name));
    }

    [Fact]
    public async Task False_alarm_waives_it_and_reopening_begins_it_anew()
    {
        await using var kit = await StartAsync();
        var declared = await kit.DeclareAsync(P0);
        var closed = await kit.ExecuteAsync(declared.Id, new FalseAlarm { By = "ana" });
        Assert.Equal(DutyStatus.Waived, Assert.Single(closed.Duties).Status);
        await kit.AdvanceAsync(Hour * 2);
        Assert.DoesNotContain(kit.Notifications, n => n.Rule == Rule);
        var reopened = await kit.ExecuteAsync(declared.Id, new Reopen { By = "bo" });
        var duty = Assert.Single(reopened.Duties);
        Assert.Equal((DutyStatus.Open, declared.DeclaredAt + (Hour * 3)), (duty.Status, duty.DueAt));
        await kit.ExecuteAsync(declared.Id, new FalseAlarm { By = "bo" });
        await kit.AdvanceAsync(Hour * 2);
        Assert.DoesNotContain(await kit.Incidents.ReadTimelineAsync(declared.Id), entry => entry.Kind == "duty_missed");
    }

    [Fact]
    public async Task Resolution_leaves_it_owed_and_reopening_starts_its_time_again()
    {
        await using var kit = await StartAsync();
        var declared = await kit.DeclareAsync(P0);
        var resolved = await kit.ExecuteAsync(declared.Id, new Resolve { By = "ana" });
        Assert.Equal([("customer_communication", DutyStatus.Open), ("post_mortem", DutyStatus.Open)], resolved.Duties.Select(duty => (duty.Name, duty.Status)));
        await kit.AdvanceAsync(Hour / 2);
        var reopened = await kit.ExecuteAsync(declared.Id, new Reopen { By = "bo" });
        Assert.Equal(
            [("post_mortem", DutyStatus.Waived), ("customer_communication", DutyStatus.Open)],
            reopened.Duties.Select(duty => (duty.Name, duty.Status)));
        await kit.AdvanceAsync(Hour - TimeSpan.FromTicks(1));
        Assert.DoesNotContain(kit.Notifications, n => n.Rule == Rule);
        await kit.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Single(kit.Notifications, n => n.Rule == Rule);
        resolved = await kit.ExecuteAsync(declared.Id, new Resolve { By = "bo" });
        Assert.Equal([DutyStatus.Missed, DutyStatus.Open], resolved.Duties.Select(duty => duty.Status));
    }

    [Fact]
    public async Task Analysis_owed_from_the_declaration_is_discharged_while_the_incident_is_open()
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least + "post_incident: [ { duty: root_cause_analysis, within: 4h, after: declared } ]\n");
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(folder.File));
        var declared = await kit.DeclareAsync(new IncidentReport { Title = "t", UsersAffectedPercent = 80 });
        await kit.ExecuteAsync(declared.Id, new RecordRootCauseAnalysis { By = "ana", Analysis = new RootCauseAnalysis { Summary = "A bad deploy" } });
        await kit.AdvanceAsync(Hour * 5);
        Assert.Equal(DutyStatus.Done, Assert.Single((await FindAsync(kit, declared)).Duties).Status);
        Assert.DoesNotContain(await kit.Incidents.ReadTimelineAsync(declared.Id), entry => entry.Kind == "duty_missed");
    }

    private static ValueTask<IncidentKitTestHost> StartAsync() => IncidentKitTestHost.StartAsync(kit => kit.UsePolicy("p0-p3"));

    private static async Task<Incident> FindAsync(IncidentKitTestHost kit, Incident incident) => (await kit.Incidents.FindAsync(incident.Id))!;

    [Fact]
    public async Task Duty_is_discharged_by_a_person_and_then_keeps_nothing_from_closing()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.UsePolicy("pol-010"));
        var declared = await kit.DeclareAsync(new IncidentReport { Title = "Down", Scope = "complete" });
        await kit.ExecuteAsync(declared.Id, new Resolve { By = "ana" });
        await Assert.ThrowsAsync<IncidentRefusedException>(async () => await kit.ExecuteAsync(declared.Id, new Close { By = "ana" }));
        Assert.Contains("post_mortem", (await Assert.ThrowsAsync<ArgumentException>(async () => await kit.ExecuteAsync(declared.Id, new CompleteDuty { By = "ana", Duty = "party" }))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await kit.ExecuteAsync(declared.Id, new CompleteDuty { By = "ana", Duty = "post_mortem", Waive = true }));
        var done = await kit.ExecuteAsync(declared.Id, new CompleteDuty { By = "ana", Duty = "Post-mortem" });
        Assert.Equal(DutyStatus.Done, done.Duties.Single(duty => duty.Name == "post_mortem").Status);
        Assert.Equal(IncidentStatus.Closed, (await kit.ExecuteAsync(declared.Id, new Close { By = "ana" })).Status);
        await kit.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.DoesNotContain(kit.Notifications, n => n.Rule?.Contains("post_mortem", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Analysis_is_recorded_or_waived_with_a_reason_but_not_ticked_off()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.UsePolicy("adr-0072"));
        var declared = await kit.DeclareAsync(new IncidentReport { Title = "Down", Category = "System", UsersAffectedPercent = 90 });
        await kit.ExecuteAsync(declared.Id, new Resolve { By = "ana" });
        await Assert.ThrowsAsync<ArgumentException>(async () => await kit.ExecuteAsync(declared.Id, new CompleteDuty { By = "ana", Duty = "root_cause_analysis" }));
        var waived = await kit.ExecuteAsync(declared.Id, new CompleteDuty { By = "ana", Duty = "root_cause_analysis", Waive = true, Reason = "a known supplier fault" });
        Assert.Equal(DutyStatus.Waived, Assert.Single(waived.Duties).Status);
    }
}
