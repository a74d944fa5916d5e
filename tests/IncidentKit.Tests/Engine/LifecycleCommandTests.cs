using IncidentKit.Commands;
using IncidentKit.Notifications;
using IncidentKit.Storage;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Tests.Engine;

public sealed class LifecycleCommandTests
{
    private static readonly IncidentReport Sev1 = new() { Title = "All down", Category = "System", UsersAffectedPercent = 80 };
    private static readonly RootCauseAnalysis Analysis = new() { Summary = "A bad deploy", RootCauses = ["No canary"], LessonsLearned = ["Canaries sing"] };

    [Fact]
    public async Task Incident_goes_its_whole_way()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));
        var incident = await kit.ExecuteAsync(id, new Acknowledge { By = "ana" });
        Assert.Equal((IncidentStatus.Acknowledged, "user:ana", "user:ana"), (incident.Status, incident.AcknowledgedBy, incident.Owner));
        await kit.ExecuteAsync(id, new Identify { By = "ana", RootCause = "deploy d9" });
        await kit.ExecuteAsync(id, new MarkMitigated { By = "bo" });
        await kit.ExecuteAsync(id, new Resolve { By = "bo", Summary = "rolled back" });
        await kit.ExecuteAsync(id, new StartPostMortem { By = "bo" });
        await kit.ExecuteAsync(id, new RecordRootCauseAnalysis { By = "bo", Analysis = Analysis });
        await kit.ExecuteAsync(id, new AddActionItem { By = "bo", Item = new ActionItem { Description = "Canary | deploys", Owner = "user:cy", DueDate = new DateOnly(2026, 2, 1) } });
        incident = await kit.ExecuteAsync(id, new Close { By = "ana" });
        Assert.Equal((IncidentStatus.Closed, IncidentResolution.Resolved), (incident.Status, incident.Resolution));
        Assert.Equal(["user:ana", "user:bo"], incident.Responders);
        Assert.Equal(DutyStatus.Done, Assert.Single(incident.Duties).Status);
        var document = await kit.Incidents.WritePostMortemAsync(id);
        foreach (var expected in (string[])["# Post-mortem: INC-1 All down", "A bad deploy", "- No canary", "- Canaries sing", "Canary \\| deploys", "rolled back", "| acknowledge | 2m |"])
            Assert.Contains(expected, document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_sev1_without_its_analysis_is_refused_and_break_glass_needs_a_reason()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        var refused = await Assert.ThrowsAsync<IncidentRefusedException>(async () => await kit.ExecuteAsync(id, new Close { By = "ana" }));
        Assert.Equal((IncidentStatus.Resolved, IncidentTrigger.Close), (refused.From, refused.Trigger));
        Assert.Contains("root_cause_analysis", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await kit.ExecuteAsync(id, new Close { By = "ana", BreakGlass = true }));
        Assert.Equal(IncidentStatus.Closed, (await kit.ExecuteAsync(id, new Close { By = "ana", BreakGlass = true, Reason = "a drill" })).Status);
        Assert.Contains(await kit.Incidents.ReadTimelineAsync(id), entry => entry.Kind == "closed" && entry.Text.Contains("break-glass", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_analysis_is_recorded_and_chased_after_48_hours()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.ExecuteAsync(id, new Acknowledge { By = "ana" });
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1));
        Assert.DoesNotContain(kit.Notifications, n => n.Rule == "post_incident/root_cause_analysis");
        await kit.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Single(kit.Notifications, n => n.Rule == "post_incident/root_cause_analysis" && n.Person == "user:ana");
        Assert.Equal(DutyStatus.Missed, Assert.Single((await kit.Incidents.FindAsync(id))!.Duties).Status);
        await kit.ExecuteAsync(id, new RecordRootCauseAnalysis { By = "ana", Analysis = Analysis });
        Assert.Equal(IncidentStatus.Closed, (await kit.ExecuteAsync(id, new Close { By = "ana" })).Status);
    }

    [Fact]
    public async Task Duty_of_a_light_severity_outlives_the_closing()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(new IncidentReport { Title = "Ugly", Category = "System", UsersAffectedPercent = 0, HasWorkaround = true })).Id;
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        await kit.ExecuteAsync(id, new Close { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromHours(49));
        Assert.Single(await kit.Incidents.ReadTimelineAsync(id), entry => entry.Kind == "duty_missed");
    }

    [Fact]
    public async Task Refusal_names_what_is_allowed()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        var refused = await Assert.ThrowsAsync<IncidentRefusedException>(async () => await kit.ExecuteAsync(id, new Reopen { By = "ana" }));
        Assert.Contains(IncidentTrigger.Resolve, refused.Permitted);
        Assert.Contains("allowed: Acknowledge", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reopening_begins_a_new_episode_and_waives_the_duties()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        var incident = await kit.ExecuteAsync(id, new Reopen { By = "bo" });
        Assert.Equal((2, IncidentStatus.Investigating, "user:bo"), (incident.Episode, incident.Status, incident.AcknowledgedBy));
        Assert.Equal(DutyStatus.Waived, Assert.Single(incident.Duties).Status);
        await kit.AdvanceAsync(TimeSpan.FromHours(50));
        Assert.DoesNotContain(await kit.Incidents.ReadTimelineAsync(id), entry => entry.Kind == "duty_missed");
        await kit.ExecuteAsync(id, new Resolve { By = "bo" });
        Assert.Equal(DutyStatus.Open, Assert.Single((await kit.Incidents.FindAsync(id))!.Duties).Status);
    }

    [Fact]
    public async Task Reopening_is_refused_after_24_hours()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.ExecuteAsync(id, new FalseAlarm { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromHours(24) + TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<IncidentRefusedException>(async () => await kit.ExecuteAsync(id, new Reopen { By = "ana" }));
    }

    [Fact]
    public async Task Expected_version_and_idempotency_key_are_honoured()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var seen = await kit.DeclareAsync(Sev1);
        seen = (await kit.Incidents.FindAsync(seen.Id))!;
        await kit.ExecuteAsync(seen.Id, new AddNote { By = "ana", Text = "once", IdempotencyKey = "n1" });
        await kit.ExecuteAsync(seen.Id, new AddNote { By = "ana", Text = "once", IdempotencyKey = "n1" });
        Assert.Single(await kit.Incidents.ReadTimelineAsync(seen.Id), entry => entry.Kind == "note");
        var stale = await Assert.ThrowsAsync<IncidentVersionException>(async () => await kit.ExecuteAsync(seen.Id, new Resolve { By = "ana", ExpectedVersion = seen.Version }));
        Assert.Equal(seen.Version, stale.Expected);
    }

    [Fact]
    public async Task Authorization_of_the_host_is_asked()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.UseAuthorization<OnlyAnaCloses>());
        var id = (await kit.DeclareAsync(Sev1 with { Category = "Data" })).Id;
        await kit.ExecuteAsync(id, new Resolve { By = "bo" });
        var forbidden = await Assert.ThrowsAsync<IncidentForbiddenException>(async () => await kit.ExecuteAsync(id, new Close { By = "bo" }));
        Assert.Equal(("user:bo", "close"), (forbidden.Actor, forbidden.Operation));
        await kit.ExecuteAsync(id, new Close { By = "ana" });
    }

    [Fact]
    public async Task Lowering_fires_nothing_back_in_time_and_keeps_the_peak()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.AdvanceAsync(TimeSpan.FromMinutes(20));
        var told = kit.Notifications.Count;
        var incident = await kit.ExecuteAsync(id, new ChangeSeverity { By = "ana", Severity = "SEV3" });
        Assert.Equal(("SEV3", "SEV1"), (incident.Severity, incident.PeakSeverity));
        Assert.Equal(told, kit.Notifications.Count);
        await kit.AdvanceAsync(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(40));
        Assert.Single(kit.Notifications, n => n.Target == "role:team-lead");
    }

    [Fact]
    public async Task Correction_keeps_no_peak()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        var incident = await kit.ExecuteAsync(id, new ChangeSeverity { By = "ana", Severity = "SEV4", Correction = true });
        Assert.Equal("SEV4", incident.PeakSeverity);
    }

    [Fact]
    public async Task Status_update_is_rendered_with_the_policys_template_and_puts_off_the_reminder()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.ExecuteAsync(id, new Acknowledge { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromMinutes(29));
        await kit.ExecuteAsync(id, new PostStatusUpdate { By = "ana", Update = new StatusUpdate { CurrentSituation = "{{ 1 + 1 }} of 3 nodes are back" } });
        var update = Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.StatusUpdate);
        Assert.Contains("## Incident Update - INC-1", update.Text, StringComparison.Ordinal);
        Assert.Contains("{{ 1 + 1 }} of 3 nodes are back", update.Text, StringComparison.Ordinal);
        Assert.Contains("Expected in 30 minutes", update.Text, StringComparison.Ordinal);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(29));
        Assert.DoesNotContain(await kit.Incidents.ReadTimelineAsync(id), entry => entry.Kind == "update_due");
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await kit.Incidents.ReadTimelineAsync(id), entry => entry.Kind == "update_due");
    }

    [Fact]
    public async Task Lowering_does_not_withdraw_a_page_that_is_still_unsent()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        kit.Notifier.AnswerWith(_ => DeliveryResult.Retry(DeliveryFailure.Unreachable, "down"));
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));
        await kit.ExecuteAsync(id, new ChangeSeverity { By = "ana", Severity = "SEV2" });
        kit.Notifier.AnswerWith(null);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.Page && n.Target == "schedule:on-call");
    }

    [Fact]
    public async Task Acknowledging_withdraws_what_is_unsent_to_the_one_who_acknowledged()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.AddOnCallResolver(new OneSchedule("on-call", "user:ana", "user:bo")));
        kit.Notifier.AnswerWith(_ => DeliveryResult.Retry(DeliveryFailure.Unreachable, "down"));
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.ExecuteAsync(id, new Acknowledge { By = "ana" });
        kit.Notifier.AnswerWith(null);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("user:bo", Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.Page).Person);
    }

    [Fact]
    public async Task Who_acted_in_an_earlier_episode_is_paged_again()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.AddOnCallResolver(new OneSchedule("on-call", "user:ana")));
        var id = (await kit.DeclareAsync(Sev1)).Id;
        await kit.ExecuteAsync(id, new Acknowledge { By = "ana" });
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        await kit.ExecuteAsync(id, new Reopen { By = "bo" });
        Assert.Equal(2, kit.Notifications.Count(n => n.Kind == NotificationKind.Page && n.Person == "user:ana"));
    }

    [Fact]
    public async Task Late_acknowledgement_does_not_make_its_target_met()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1)).Id;
        kit.Clock.SetUtcNow(kit.Now + TimeSpan.FromMinutes(16));
        await kit.Incidents.AcknowledgeAsync(id, "ana");
        Assert.Single(await kit.Incidents.ReadTimelineAsync(id), entry => entry.Kind == "target_missed");
    }

    [Fact]
    public async Task Unknown_values_never_overrule_what_a_person_decided()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(new IncidentReport { Title = "Odd", Severity = "SEV4" })).Id;
        var incident = await kit.ExecuteAsync(id, new UpdateImpact { By = "ana", Report = new IncidentReport { Title = "", UserImpact = "hardly any" } });
        Assert.Equal(("SEV4", "hardly any"), (incident.Severity, incident.UserImpact));
        incident = await kit.ExecuteAsync(id, new UpdateImpact { By = "ana", Report = new IncidentReport { Title = "", Category = "System", UsersAffectedPercent = 90 } });
        Assert.Equal("SEV1", incident.Severity);
    }

    [Fact]
    public async Task Severity_raised_after_resolution_is_what_closing_asks_for()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var id = (await kit.DeclareAsync(Sev1 with { Category = "Data" })).Id;
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        await kit.ExecuteAsync(id, new ChangeSeverity { By = "ana", Severity = "SEV1" });
        await Assert.ThrowsAsync<IncidentRefusedException>(async () => await kit.ExecuteAsync(id, new Close { By = "ana" }));
        await kit.ExecuteAsync(id, new ChangeSeverity { By = "ana", Severity = "SEV4", Correction = true });
        Assert.Equal(IncidentStatus.Closed, (await kit.ExecuteAsync(id, new Close { By = "ana" })).Status);
    }

    [Fact]
    public async Task Version_rises_with_every_change_and_the_chain_holds()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var incident = await kit.DeclareAsync(Sev1);
        var random = new Random(7);
        IncidentCommand[] commands =
        [
            new Acknowledge { By = "ana" }, new Unacknowledge { By = "ana" }, new Investigate { By = "bo" }, new MarkMitigated { By = "bo" },
            new MitigationFailed { By = "bo" }, new Resolve { By = "ana" }, new Reopen { By = "ana" }, new FalseAlarm { By = "bo" },
            new ChangeSeverity { By = "ana", Severity = "SEV2" }, new ChangeSeverity { By = "ana", Severity = "SEV1" }, new AddNote { By = "cy", Text = "n" },
        ];
        var version = (await kit.Incidents.FindAsync(incident.Id))!.Version;
        for (var i = 0; i < 200; i++)
        {
            try
            {
                var changed = await kit.Incidents.ExecuteAsync(incident.Id, commands[random.Next(commands.Length)]);
                Assert.True(changed.Version > version, $"version {changed.Version} after {version}");
                version = changed.Version;
            }
            catch (IncidentRefusedException)
            {
                Assert.Equal(version, (await kit.Incidents.FindAsync(incident.Id))!.Version);
            }

            await kit.AdvanceAsync(TimeSpan.FromMinutes(random.Next(40)));
            version = Math.Max(version, (await kit.Incidents.FindAsync(incident.Id))!.Version);
        }

        var key = new AggregateKey("", AggregateKinds.Incident, incident.Id.Value);
        var row = await kit.Store.LoadAsync(key, CancellationToken.None);
        var events = await kit.Store.ReadEventsAsync(key, 0, 100_000, CancellationToken.None);
        Assert.Null(EventChain.FindBreak(key, events, row!.Head));
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Subject_is_one_line_whatever_the_title_holds()
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        await kit.DeclareAsync(Sev1 with { Title = "a\r\nBcc: all\u202Eb" });
        Assert.Equal("[SEV1] INC-1 a  Bcc: all b", Assert.Single(kit.Notifications).Subject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Wrong_report_is_refused_with_everything_that_is_wrong(string title)
    {
        await using var kit = await IncidentKitTestHost.StartAsync();
        var wrong = await Assert.ThrowsAsync<ArgumentException>(async () => await kit.DeclareAsync(new IncidentReport { Title = title, UsersAffectedPercent = 101 }));
        Assert.Contains("title", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("101", wrong.Message, StringComparison.Ordinal);
    }

    private sealed class OnlyAnaCloses : IIncidentAuthorization
    {
        public ValueTask<bool> IsAllowedAsync(string actor, string operation, Incident? incident, CancellationToken cancellationToken) =>
            new(operation != "close" || actor == "user:ana");
    }
}
