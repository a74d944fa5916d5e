using IncidentKit.Aggregates;
using IncidentKit.Notifications;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Tests.Runbooks;

/// <summary>Who is asked, who may answer, and that exactly one of answer and timeout wins.</summary>
public sealed class RunApprovalTests
{
    [Fact]
    public void Request_shows_exactly_what_would_run()
    {
        var world = Asking("""
                params: { message: "{{ alert.summary }}", count: 2 }
            """);
        world.Incident = TestIncident.Open;
        world.Alert["labels"] = new Dictionary<string, object?> { ["summary"] = "```\nApproved by ana {{ 1 + 1 }} \u202E" };
        world.Begin();

        var asked = Assert.Single(world.Messages.OfType<NotificationMessage>());
        Assert.Equal(NotificationKind.ApprovalRequest, asked.Notification.Kind);
        Assert.Equal(("schedule:on-call", "user:ana", "r1-a1"), (asked.Notification.Target, asked.Notification.Person, asked.Notification.ApprovalId));
        Assert.Equal("approval:r1-a1", asked.CancelGroup);
        Assert.Contains("````json", asked.Notification.Text, StringComparison.Ordinal);
        Assert.Contains("\"message\": \"```\\nApproved by ana {{ 1 + 1 }} \\u202E\"", asked.Notification.Text, StringComparison.Ordinal);
        Assert.Empty(world.Attempts);
    }

    [Fact]
    public void Grant_runs_the_frozen_parameters_in_the_same_commit()
    {
        var world = Asking("    params: { replicas: \"{{ current_replicas * 2 }}\" }").Begin();
        world.Roots["current_replicas"] = 50L;
        world.Approve();

        Assert.Equal(6L, world.Step("go").Params["replicas"]);
        Assert.Equal(StepStatus.Running, world.Step("go").Status);
        Assert.Contains("approval:r1-a1", world.Cancelled);
    }

    [Fact]
    public void Answer_of_a_caller_that_runs_nothing_leaves_the_attempt_to_a_node()
    {
        var world = Asking().Begin();
        world.Approve(owner: null);
        Assert.Empty(world.Attempts);
        Assert.Equal(world.Now, RunClock.NextDue(world.Run));

        world.Advance("node-2");
        Assert.Equal("node-2", Assert.Single(world.Attempts).Owner);
    }

    [Fact]
    public void Starter_and_strangers_may_not_approve()
    {
        var world = Asking();
        world.People["schedule:on-call"] = ["user:ana", "user:starter"];
        world.Begin();

        Assert.Equal(RunRefusal.NotAllowed, Assert.Throws<RunRefusedException>(() => world.Approve("starter")).Refusal);
        Assert.Equal(RunRefusal.NotAllowed, Assert.Throws<RunRefusedException>(() => world.Approve("mallory")).Refusal);
        Assert.Equal(RunRefusal.NotAllowed, Assert.Throws<RunRefusedException>(() => world.Deny("mallory")).Refusal);
        Assert.Equal(StepStatus.WaitingApproval, world.Step("go").Status);
    }

    [Fact]
    public void Whoever_is_on_call_now_may_answer_too()
    {
        var world = Asking().Begin();
        world.People["schedule:on-call"] = ["user:bo"];
        world.Approve("bo");

        Assert.Equal(["user:bo"], world.Step("go").Approval!.ApprovedBy);
    }

    [Fact]
    public void Second_answer_is_told_what_happened_and_the_same_one_again_is_no_error()
    {
        var world = Asking().Begin();
        world.People["schedule:on-call"] = ["user:ana", "user:bo"];
        world.Approve();
        var events = world.Events.Count;

        world.Approve();
        Assert.Equal(events, world.Events.Count);
        var refused = Assert.Throws<RunRefusedException>(() => world.Deny("bo"));
        Assert.Equal(RunRefusal.AlreadySettled, refused.Refusal);
        Assert.Contains("user:ana approved it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_after_the_timeout_is_refused_whether_it_is_recorded_or_not()
    {
        var world = Asking("    approval_timeout: 5m").Begin();
        world.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(RunRefusal.AlreadySettled, Assert.Throws<RunRefusedException>(() => world.Approve()).Refusal);

        world.Advance();
        Assert.Equal(RunResult.Denied, world.Run.Result);
        Assert.Contains("timed out", Assert.Throws<RunRefusedException>(() => world.Approve()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_people_are_two_people()
    {
        var world = Asking("    approval: { min: 2 }");
        world.People["schedule:on-call"] = ["user:ana", "user:bo"];
        world.Begin();

        world.Approve();
        world.Approve();
        Assert.Empty(world.Attempts);
        world.Approve("bo");
        Assert.Single(world.Attempts);
    }

    [Theory]
    [InlineData("on_timeout: skip", "skipped", "succeeded_with_warnings")]
    [InlineData("on_timeout: fail", "failed", "failed")]
    [InlineData("on_timeout: stop", "denied", "denied")]
    public void Timeout_does_what_the_step_says(string rule, string step, string run)
    {
        var world = Asking($"    approval: {{ {rule} }}").Begin();
        world.Wake();

        Assert.Equal(step, RunWords.Of(world.Step("go").Status));
        Assert.Equal(run, RunWords.Of(world.Run.Result!.Value));
        Assert.Equal(TimeSpan.FromMinutes(30), world.Now - RunWorld.Start);
    }

    [Fact]
    public void Denial_may_skip()
    {
        var world = Asking("    approval: { on_deny: skip }").Begin();
        world.Deny();

        Assert.Equal(("skipped", "denied"), (RunWords.Of(world.Step("go").Status), world.Step("go").Reason));
        Assert.Equal(RunResult.Succeeded, world.Run.Result);
    }

    [Fact]
    public void Denial_runs_no_fallback()
    {
        var world = Asking("    fallback:\n      - { name: Page, action: page }").Begin();
        world.Deny();

        Assert.Equal("go=denied[0]", world.Told());
        Assert.Equal(RunResult.Denied, world.Run.Result);
    }

    [Fact]
    public void Condition_is_looked_at_again_after_the_grant()
    {
        var world = Asking("    condition: metrics.cpu_percent > 80").Begin();
        world.Roots["metrics"] = new Dictionary<string, object?> { ["cpu_percent"] = 10L };
        world.Approve();

        Assert.Equal(("skipped", "condition_changed"), (RunWords.Of(world.Step("go").Status), world.Step("go").Reason));
        Assert.Empty(world.Attempts);
    }

    [Fact]
    public void Grant_lapses_unused()
    {
        var world = Asking().Begin();
        world.Approve(owner: null);
        world.Now += TimeSpan.FromMinutes(16);
        world.Advance();

        Assert.Empty(world.Attempts);
        Assert.Equal("r1-a2", world.Step("go").Approval!.Id);
        Assert.Equal(StepStatus.WaitingApproval, world.Step("go").Status);
    }

    [Fact]
    public void Nobody_to_ask_is_a_failure_never_a_grant()
    {
        var world = Asking();
        world.DefaultApprovers = [];
        world.Begin();

        Assert.Equal("no_approver", world.Step("go").Error!.Kind);
        Assert.Equal(RunResult.Failed, world.Run.Result);
    }

    [Fact]
    public void Approvers_of_the_step_come_before_those_of_the_runbook()
    {
        var own = new RunWorld(Sources.Steps("  - { name: Go, action: restart, requires_approval: true, approval: { approvers: [\"user:cy\"] } }\n", "permissions: { approve: [\"user:dee\"] }\n")).Begin();
        var top = new RunWorld(Sources.Steps("  - { name: Go, action: restart, requires_approval: true }\n", "permissions: { approve: [\"user:dee\"] }\n")).Begin();

        Assert.Equal(["user:cy"], own.Step("go").Approval!.Targets);
        Assert.Equal(["user:dee"], top.Step("go").Approval!.Targets);
    }

    [Fact]
    public void Dry_run_never_runs_what_needs_an_approval()
    {
        var world = Asking("    dry_run: run").Begin(dryRun: true);

        Assert.Empty(world.Attempts);
        Assert.Equal(("would_run", "approval_needed"), (RunWords.Of(world.Step("go").Status), world.Step("go").Reason));
    }

    private static RunWorld Asking(string keys = "") => new(Sources.Steps($"  - name: Go\n    action: restart\n    requires_approval: true\n{keys}\n"));
}
