using IncidentKit.Commands;
using IncidentKit.Notifications;
using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Signals;
using IncidentKit.Storage;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IncidentKit.Tests.Engine;

/// <summary>Seed 000's runbook through the whole engine: started by an alert, approved by a person, interrupted by a crash.</summary>
public sealed class RunbookTests
{
    private static readonly ScriptedOutcome No = ScriptedOutcome.Returns(false);
    private static readonly ScriptedOutcome Yes = ScriptedOutcome.Returns(true);

    [Fact]
    public async Task Alert_starts_the_runbook_and_an_approval_lets_it_go_on()
    {
        await using var kit = await StartAsync();
        var id = await FireAsync(kit);
        var approval = Assert.Single(await kit.Runbooks.ListApprovalsAsync(id));
        Assert.Equal("d9", approval.Parameters["deployment_id"]);
        Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.ApprovalRequest && n.ApprovalId == approval.Id && n.Target == "schedule:on-call");
        await kit.AdvanceAsync(TimeSpan.FromMinutes(3));
        await kit.Runbooks.ApproveAsync(approval.Id, "user:ana");
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));

        var run = Assert.Single(await kit.Runbooks.ListRunsAsync(id));
        Assert.Equal("succeeded_with_warnings", run.Result);
        Assert.Equal(
            ["verify_outage=not_passed", "check_recent_deployments=succeeded", "rollback_if_recent_deployment=succeeded", "scale_up_if_load_issue=succeeded", "restart_service=recovered", "verify_recovery=succeeded"],
            run.Steps.Where(step => !step.Path.Contains('~', StringComparison.Ordinal)).Select(step => $"{step.Path}={step.Status}"));
        var scaled = Assert.Single(kit.Actions.Calls, call => call.Context.ActionName == "scale_service");
        Assert.Equal(6L, scaled.Context.Parameters["replicas"]);
        Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.Page && n.Subject.Contains("Automated recovery failed for checkout", StringComparison.Ordinal));
        var timeline = await kit.Incidents.ReadTimelineAsync(id);
        foreach (var kind in (string[])["runbook_started", "runbook_approval_requested", "runbook_approval_answered", "runbook_step_ended", "runbook_run_ended"])
            Assert.Contains(timeline, entry => entry.Kind == kind);
        Assert.Null((await kit.Incidents.FindAsync(id))!.AcknowledgedAt);
    }

    [Fact]
    public async Task Unanswered_approval_lapses_after_its_timeout_and_a_late_answer_is_refused()
    {
        await using var kit = await StartAsync();
        var id = await FireAsync(kit);
        var approval = Assert.Single(await kit.Runbooks.ListApprovalsAsync(id));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("denied", Assert.Single(await kit.Runbooks.ListRunsAsync(id)).Result);
        await Assert.ThrowsAnyAsync<IncidentKitException>(async () => await kit.Runbooks.ApproveAsync(approval.Id, "user:ana"));
        Assert.DoesNotContain(kit.Actions.Calls, call => call.Context.ActionName == "rollback_deployment");
    }

    [Fact]
    public async Task Deadline_that_passed_while_the_host_was_down_fires_at_the_start()
    {
        await using var kit = await StartAsync();
        var id = await FireAsync(kit);
        kit.Clock.SetUtcNow(kit.Now + TimeSpan.FromHours(3));
        await kit.RestartAsync();
        Assert.Equal("denied", Assert.Single(await kit.Runbooks.ListRunsAsync(id)).Result);
    }

    [Fact]
    public async Task Answer_and_timeout_race_to_one_outcome()
    {
        for (var round = 0; round < 20; round++)
        {
            await using var kit = await StartAsync();
            var id = await FireAsync(kit);
            var approval = Assert.Single(await kit.Runbooks.ListApprovalsAsync(id));
            kit.Clock.SetUtcNow(approval.Deadline!.Value);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => TryAsync(i))));
            await kit.SettleAsync();
            var approved = kit.Actions.Calls.Count(call => call.Context.ActionName == "rollback_deployment");
            Assert.InRange(approved, 0, 1);
            Assert.Equal(answers.Any(ok => ok), approved == 1);

            async Task<bool> TryAsync(int i)
            {
                try
                {
                    if (i % 2 == 0)
                    {
                        await kit.SettleAsync();
                        return false;
                    }

                    await kit.Runbooks.ApproveAsync(approval.Id, $"user:p{i}");
                    return true;
                }
                catch (IncidentKitException)
                {
                    return false;
                }
            }
        }
    }

    [Fact]
    public async Task Crash_inside_an_unsafe_action_asks_a_person_and_never_runs_it_twice_by_itself()
    {
        await using var kit = await StartAsync(k => k.AddScriptedAction("restart_service", Yes.After(TimeSpan.FromSeconds(30))));
        var id = await FireAsync(kit);
        await kit.Runbooks.ApproveAsync(Assert.Single(await kit.Runbooks.ListApprovalsAsync(id)).Id, "user:ana");
        await kit.SettleAsync();
        Assert.Single(kit.Actions.Calls, call => call.Context.ActionName == "restart_service");
        await kit.RestartAsync();
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));
        var question = Assert.Single(await kit.Runbooks.ListApprovalsAsync(id));
        Assert.True(question.Uncertain);
        Assert.Single(kit.Actions.Calls, call => call.Context.ActionName == "restart_service");
        await kit.Runbooks.AnswerUncertainAsync(question.RunId, question.StepPath, UncertainStepAnswer.Done, "user:ana");
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.NotNull(Assert.Single(await kit.Runbooks.ListRunsAsync(id)).Result);
        Assert.Single(kit.Actions.Calls, call => call.Context.ActionName == "restart_service");
    }

    [Fact]
    public async Task Crash_inside_a_keyed_action_runs_it_again_with_the_same_key()
    {
        await using var kit = await StartAsync(k => k.AddScriptedAction("restart_service", Idempotency.Keyed, Yes.After(TimeSpan.FromSeconds(30)), Yes));
        var id = await FireAsync(kit);
        await kit.Runbooks.ApproveAsync(Assert.Single(await kit.Runbooks.ListApprovalsAsync(id)).Id, "user:ana");
        await kit.SettleAsync();
        await kit.RestartAsync();
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));
        var calls = kit.Actions.Calls.Where(call => call.Context.ActionName == "restart_service").ToList();
        Assert.Equal(2, calls.Count);
        Assert.Single(calls.Select(call => call.Context.IdempotencyKey).Distinct());
    }

    [Fact]
    public async Task Slow_action_keeps_its_lease_and_ends_in_its_own_time()
    {
        await using var kit = await StartAsync(k => k.AddScriptedAction("restart_service", Yes.After(TimeSpan.FromSeconds(55))));
        var id = await FireAsync(kit);
        await kit.Runbooks.ApproveAsync(Assert.Single(await kit.Runbooks.ListApprovalsAsync(id)).Id, "user:ana");
        await kit.AdvanceAsync(TimeSpan.FromMinutes(3));
        var run = Assert.Single(await kit.Runbooks.ListRunsAsync(id));
        Assert.Equal("succeeded", run.Steps.Single(step => step.Path == "restart_service").Status);
        Assert.Single(kit.Actions.Calls, call => call.Context.ActionName == "restart_service");
    }

    [Fact]
    public async Task Action_past_its_deadline_is_cancelled_and_fails()
    {
        await using var kit = await StartAsync(k => k.AddScriptedAction("restart_service", Yes.After(TimeSpan.FromHours(1))));
        var id = await FireAsync(kit);
        await kit.Runbooks.ApproveAsync(Assert.Single(await kit.Runbooks.ListApprovalsAsync(id)).Id, "user:ana");
        await kit.AdvanceAsync(TimeSpan.FromMinutes(3));
        var run = Assert.Single(await kit.Runbooks.ListRunsAsync(id));
        Assert.Equal("recovered", run.Steps.Single(step => step.Path == "restart_service").Status);
    }

    [Fact]
    public async Task Crash_between_the_page_of_a_runbook_and_its_record_pages_once_and_fails_nothing()
    {
        ForgetfulStore? store = null;
        await using var kit = await IncidentKitTestHost.StartAsync(k => k
            .UsePolicy(BuiltInPacks.Load("adr-0072") with { Runbooks = ["pager"], Hash = "with-pager" })
            .AddRunbook("pager.yaml", "name: Pager\ntrigger: {alert: service_unavailable}\nsteps:\n  - {name: Call, action: page_on_call, params: {message: wake up}}\n")
            .Services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(services => store ??= new ForgetfulStore(new InMemoryIncidentStore(services.GetRequiredService<TimeProvider>())))));
        store!.Armed = true;
        var id = await FireAsync(kit);
        await kit.RestartAsync();
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Single(kit.Notifications, n => n.Subject.Contains("wake up", StringComparison.Ordinal));
        Assert.Equal("succeeded", Assert.Single(await kit.Runbooks.ListRunsAsync(id)).Steps.Single().Status);
    }

    [Fact]
    public async Task Step_that_runs_when_the_incident_is_resolved_finishes()
    {
        await using var kit = await StartAsync(k => k.AddScriptedAction("restart_service", Yes.After(TimeSpan.FromSeconds(20))));
        var id = await FireAsync(kit);
        await kit.Runbooks.ApproveAsync(Assert.Single(await kit.Runbooks.ListApprovalsAsync(id)).Id, "user:ana");
        await kit.SettleAsync();
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));
        var run = Assert.Single(await kit.Runbooks.ListRunsAsync(id));
        Assert.Equal(("cancelled", "succeeded"), (run.Result, run.Steps.Single(step => step.Path == "restart_service").Status));
    }

    [Fact]
    public async Task Resolving_the_incident_ends_its_run_and_withdraws_the_approval()
    {
        await using var kit = await StartAsync();
        var id = await FireAsync(kit);
        var approval = Assert.Single(await kit.Runbooks.ListApprovalsAsync(id));
        await kit.ExecuteAsync(id, new Resolve { By = "ana" });
        Assert.Equal("cancelled", Assert.Single(await kit.Runbooks.ListRunsAsync(id)).Result);
        Assert.Empty(await kit.Runbooks.ListApprovalsAsync(id));
        await Assert.ThrowsAnyAsync<IncidentKitException>(async () => await kit.Runbooks.ApproveAsync(approval.Id, "user:ana"));
    }

    [Fact]
    public async Task Light_severity_and_another_alert_start_nothing()
    {
        await using var kit = await StartAsync();
        await kit.SignalAsync(Message("other", "critical", "disk_full"));
        await kit.SignalAsync(Message("light", "warning", "service_unavailable", ("category", "Data")));
        Assert.Empty(kit.Actions.Calls);
    }

    [Fact]
    public async Task Texts_of_an_alert_reach_parameters_byte_for_byte()
    {
        const string Hostile = "{{ 1 + 1 }} \"quoted\": 'yes'\n- {a: *b}\t\\ ☎ 日本";
        await using var kit = await StartAsync();
        await kit.SignalAsync(Message("g", "critical", "service_unavailable", ("service", Hostile)));
        Assert.Equal(Hostile, kit.Actions.Calls.First(call => call.Context.ActionName == "health_check").Context.Target);
        Assert.Equal(Hostile, kit.Actions.Calls.First(call => call.Context.ActionName == "get_recent_deployments").Context.Parameters["service"]);
    }

    [Fact]
    public async Task Wrong_runbook_stops_the_start_with_every_finding()
    {
        var wrong = await Assert.ThrowsAsync<IncidentKit.Engine.DocumentException>(async () =>
            await IncidentKitTestHost.StartAsync(k => k.AddRunbook("wrong.yaml", "name: Wrong\nsteps:\n  - name: One\n    action: nothing_known\n    requires_aproval: true\n  - name: Two\n    action: page_on_call\n    timeout: 30\n")));
        Assert.True(wrong.Diagnostics.Count >= 2, wrong.Message);
        Assert.Contains("wrong.yaml:5:5", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("requires_approval", wrong.Message, StringComparison.Ordinal);
    }

    private static ValueTask<IncidentKitTestHost> StartAsync(Action<IIncidentKitBuilder>? more = null) => IncidentKitTestHost.StartAsync(kit =>
    {
        kit.UsePolicy(BuiltInPacks.Load("adr-0072") with { Runbooks = ["service-outage"], Hash = "with-runbook" });
        kit.AddRunbook("service-outage.yaml", File.ReadAllText(Repository.File("samples/runbooks/service-outage.yaml")));
        more?.Invoke(kit);
        kit.AddScriptedAction("health_check", Idempotency.Safe, No, No, No, Yes);
        kit.AddScriptedAction("get_recent_deployments", Idempotency.Safe, ScriptedOutcome.Returns(new Dictionary<string, object?> { ["count"] = 1L, ["latest"] = new Dictionary<string, object?> { ["id"] = "d9" } }));
        kit.AddScriptedAction("rollback_deployment", Yes);
        kit.AddScriptedAction("scale_service", Yes);
        if (more is null)
            kit.AddScriptedAction("restart_service", ScriptedOutcome.Fails("the pod does not come up"));
        kit.AddRunbookRoot("metrics", (_, _) => new(new Dictionary<string, object?> { ["cpu_percent"] = 95L }));
        kit.AddRunbookRoot("current_replicas", (_, _) => new(3L));
    });

    private static async Task<IncidentId> FireAsync(IncidentKitTestHost kit) =>
        (await kit.SignalAsync(Message("g", "critical", "service_unavailable", ("service", "checkout")))).IncidentId!.Value;

    private static AlertSignal Message(string group, string severity, string name, params (string Name, string Value)[] labels) => new()
    {
        Source = "alertmanager",
        GroupKey = group,
        Alerts =
        [
            new Alert
            {
                Name = name,
                Fingerprint = "f",
                Firing = true,
                StartsAt = new DateTimeOffset(2026, 1, 5, 8, 59, 0, TimeSpan.Zero),
                Labels = labels.Append(("severity", severity)).ToDictionary(label => label.Item1, label => label.Item2),
            },
        ],
    };
}
