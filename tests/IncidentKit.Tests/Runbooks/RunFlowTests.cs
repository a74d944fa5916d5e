using IncidentKit.Aggregates;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Tests.Runbooks;

/// <summary>Conditions, checks, retries, fallbacks, endings.</summary>
public sealed class RunFlowTests
{
    [Fact]
    public void Completion_and_the_next_start_are_one_commit()
    {
        var world = World("- { name: One, action: a }", "- { name: Two, action: b }").Begin();
        var decision = world.Do(new RunCommand.CompleteAttempt { Owner = "node-1", Path = "one", Attempt = 1, Fence = 1, Outcome = AttemptOutcome.Returned(null) });

        Assert.Equal(["attempt_completed", "step_ended", "step_scheduled", "attempt_started"], decision.Events.Select(e => e.Kind));
    }

    [Fact]
    public void Start_uses_its_trigger_once_and_runs_nothing_without_a_node()
    {
        var world = World("- { name: One, action: a }");
        world.Actions["a"] = new ActionFact();
        var decision = world.Do(new RunCommand.Start { RunId = "r1", StartedBy = "policy", TriggerKey = "alert-1" });

        Assert.Equal(["run/test/alert-1"], decision.UniqueKeys);
        Assert.Equal(["run_started"], decision.Events.Select(e => e.Kind));
        Assert.Equal(world.Now, RunClock.NextDue(world.Run));
    }

    [Fact]
    public void Text_of_an_alert_reaches_the_action_byte_for_byte()
    {
        const string Hostile = "{{ steps.x }} \"quoted\" 'single' \\ \r\n- name: Evil\n  action: rm\t{{ }} }} {{ &anchor *alias ñ \ud83d\ude00";
        var world = new RunWorld(Sources.Steps("  - name: Go\n    action: a\n    target: \"{{ alert.text }}\"\n    params:\n      whole: \"{{ alert.text }}\"\n      within: \"<{{ alert.text }}>\"\n      list: [ \"{{ alert.text }}\" ]\n"));
        world.Alert["labels"] = new Dictionary<string, object?> { ["text"] = Hostile };
        world.Begin();

        var step = world.Step("go");
        Assert.Equal(Hostile, step.Target);
        Assert.Equal(Hostile, step.Params["whole"]);
        Assert.Equal($"<{Hostile}>", step.Params["within"]);
        Assert.Equal(Hostile, Assert.IsAssignableFrom<IReadOnlyList<object?>>(step.Params["list"])[0]);
    }

    [Fact]
    public void Missing_value_in_a_parameter_fails_the_step_and_names_the_path()
    {
        var world = World("- { name: Go, action: a, params: { x: \"{{ alert.nothing }}\" } }").Begin();

        Assert.Equal("missing_value", world.Step("go").Error!.Kind);
        Assert.Contains("alert.nothing", world.Step("go").Error!.Message, StringComparison.Ordinal);
        Assert.Equal(RunResult.Failed, world.Run.Result);
        Assert.Empty(world.Attempts);
    }

    [Fact]
    public void Condition_that_is_no_boolean_fails_the_step()
    {
        var world = World("- { name: Go, action: a, condition: current_replicas + 1 }").Begin();

        Assert.Equal(("failed", "condition"), (RunWords.Of(world.Step("go").Status), world.Step("go").Error!.Kind));
    }

    [Fact]
    public void Missing_value_in_a_condition_skips_with_a_warning()
    {
        var world = World("- { name: Go, action: a, condition: alert.nothing > 1 }", "- { name: Two, action: b }").Begin();
        world.Return();

        Assert.Equal("go=skipped[0] two=succeeded[1]", world.Told());
        Assert.Equal("missing_value", world.Step("go").Reason);
        Assert.Equal(RunResult.SucceededWithWarnings, world.Run.Result);
    }

    [Fact]
    public void Retries_are_further_attempts_with_one_key_and_growing_pauses()
    {
        var world = World("- { name: Go, action: a, retry: { count: 3, delay: 2s, jitter: 0 } }").Begin();
        var pauses = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            world.FailAttempt();
            Assert.Equal(StepStatus.WaitingRetry, world.Step("go").Status);
            var before = world.Now;
            world.Wake();
            pauses.Add((world.Now - before).TotalSeconds);
        }

        world.FailAttempt();
        Assert.Equal([2, 4, 8], pauses);
        Assert.Equal(4, world.Attempts.Count());
        Assert.Single(world.Attempts.Select(a => a.Key).Distinct());
        Assert.Equal(RunResult.Failed, world.Run.Result);
    }

    [Fact]
    public void Validation_errors_are_not_tried_again()
    {
        var world = World("- { name: Go, action: a, retry: 5 }").Begin();
        world.Complete(AttemptOutcome.Failed("validation", "replicas must be positive"));

        Assert.Single(world.Attempts);
        Assert.Equal(RunResult.Failed, world.Run.Result);
    }

    [Fact]
    public void Deadline_times_out_and_the_next_attempt_follows()
    {
        var world = World("- { name: Go, action: a, timeout: 5s, retry: 1 }").Begin();
        world.Wake();
        Assert.Equal(StepStatus.WaitingRetry, world.Step("go").Status);
        world.Wake();
        world.Wake();

        Assert.Equal(("timed_out", "timeout"), (RunWords.Of(world.Step("go").Status), world.Step("go").Error!.Kind));
        Assert.Equal(2, world.Attempts.Count());
        Assert.Equal(RunResult.Failed, world.Run.Result);
    }

    [Fact]
    public void Check_that_times_out_did_not_pass()
    {
        var world = World("- { name: Go, type: check, action: a, timeout: 5s }", "- { name: Two, action: b }").Begin();
        world.Wake();

        Assert.Equal(StepStatus.NotPassed, world.Step("go").Status);
        Assert.Equal("two", world.Run.Current);
    }

    [Fact]
    public void Passed_check_may_end_the_run()
    {
        var world = World("- { name: Go, type: check, action: a, on_pass: stop }", "- { name: Two, action: b }").Begin();
        world.Return(true);

        Assert.Equal((RunResult.Succeeded, "not_needed"), (world.Run.Result!.Value, world.Run.Reason));
        Assert.Equal("go=succeeded[1]", world.Told());
    }

    [Fact]
    public void Failed_check_may_end_the_run()
    {
        var world = World("- { name: Go, type: check, action: a, on_fail: stop }", "- { name: Two, action: b }").Begin();
        world.Return(false);

        Assert.Equal(RunResult.Failed, world.Run.Result);
        Assert.Equal("go=not_passed[1]", world.Told());
    }

    [Fact]
    public void Failure_may_be_passed_over()
    {
        var world = World("- { name: Go, action: a, on_error: continue }", "- { name: Two, action: b }").Begin();
        world.FailAttempt();
        world.Return();

        Assert.Equal(RunResult.SucceededWithWarnings, world.Run.Result);
    }

    [Fact]
    public void Fallbacks_nest_and_recover_from_the_inside_out()
    {
        var world = new RunWorld(Sources.Steps("""
              - name: Go
                action: a
                fallback:
                  - name: Inner
                    action: b
                    fallback:
                      - { name: Deep, action: c }
                  - { name: Inner two, action: d }
              - { name: After, action: e, condition: steps.go.recovered and steps.inner.status == 'recovered' }
            """)).Begin();
        world.FailAttempt();
        Assert.Equal("go~fb.inner", world.Run.Current);
        world.FailAttempt();
        Assert.Equal("go~fb.inner~fb.deep", world.Run.Current);
        Assert.Equal("ik1.r1.go~fb.inner~fb.deep", world.Attempts.Last().Key);
        world.Return();
        world.Return();
        Assert.Equal("after", world.Run.Current);
        world.Return();

        Assert.Equal("go=recovered[1] go~fb.inner=recovered[1] go~fb.inner~fb.deep=succeeded[1] go~fb.inner_two=succeeded[1] after=succeeded[1]", world.Told());
    }

    [Fact]
    public void Failed_fallback_fails_the_run()
    {
        var world = World("- { name: Go, action: a, fallback: [ { name: Page, action: b } ] }", "- { name: Two, action: c }").Begin();
        world.FailAttempt();
        world.FailAttempt();

        Assert.Equal("go=failed[1] go~fb.page=failed[1]", world.Told());
        Assert.True(world.Step("go").IsEnded);
        Assert.Equal(RunResult.Failed, world.Run.Result);
    }

    [Fact]
    public void Cancel_gives_a_running_attempt_ten_seconds_and_then_leaves_it_uncertain()
    {
        var world = World("- { name: Go, action: a }").Begin();
        world.Do(new RunCommand.Cancel { By = "ana", Reason = "wrong service" });
        Assert.Null(world.Run.Result);
        Assert.Equal(world.Now.AddSeconds(10), RunClock.NextDue(world.Run));
        world.Wake();

        Assert.Equal(("cancelled", "uncertain"), (RunWords.Of(world.Run.Result!.Value), RunWords.Of(world.Step("go").Status)));
    }

    [Fact]
    public void Cancelled_attempt_that_gives_up_is_cancelled()
    {
        var world = World("- { name: Go, action: a, fallback: [ { name: Page, action: b } ] }").Begin();
        world.Do(new RunCommand.Cancel { By = "ana", Reason = "wrong service" });
        world.Complete(AttemptOutcome.Cancelled);

        Assert.Equal("go=cancelled[1]", world.Told());
        Assert.Equal(RunResult.Cancelled, world.Run.Result);
    }

    [Fact]
    public void Waiting_run_is_cancelled_at_once_and_its_approval_superseded()
    {
        var world = World("- { name: Go, action: a, requires_approval: true }").Begin();
        world.Do(new RunCommand.EndWithIncident { Reason = "the incident is resolved" });

        Assert.Equal((RunResult.Cancelled, "the incident is resolved"), (world.Run.Result!.Value, world.Run.Reason));
        Assert.Equal(ApprovalStatus.Superseded, world.Step("go").Approval!.Status);
        Assert.Contains("approval:r1-a1", world.Cancelled);
        Assert.Contains("superseded", Assert.Throws<RunRefusedException>(() => world.Approve()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_step_finishes_when_the_incident_ends()
    {
        var world = World("- { name: Go, action: a }", "- { name: Two, action: b }").Begin();
        world.Do(new RunCommand.EndWithIncident { Reason = "the incident is resolved" });
        Assert.Null(world.Run.Result);
        world.Return();

        Assert.Equal("go=succeeded[1]", world.Told());
        Assert.Equal(RunResult.Cancelled, world.Run.Result);
    }

    [Fact]
    public void No_step_begins_after_the_incident_ended_even_before_the_run_is_told()
    {
        var world = World("- { name: Go, action: a }", "- { name: Two, action: b }");
        world.Incident = TestIncident.Open;
        world.Begin();
        world.Incident = TestIncident.Resolved;
        world.Return();

        Assert.Equal(RunResult.Cancelled, world.Run.Result);
    }

    [Fact]
    public void Run_may_outlive_its_incident()
    {
        var world = new RunWorld(Sources.Steps("  - { name: Go, action: a }\n  - { name: Two, action: b }\n", "on_incident_end: continue\n")) { Incident = TestIncident.Open };
        world.Begin();
        world.Do(new RunCommand.EndWithIncident { Reason = "the incident is resolved" });
        world.Incident = TestIncident.Resolved;
        world.Return();

        Assert.Equal("two", world.Run.Current);
    }

    [Fact]
    public void Whole_run_times_out_while_it_waits()
    {
        var world = new RunWorld(Sources.Steps("  - { name: Go, action: a, requires_approval: true, approval_timeout: 2h }\n", "timeout: 1h\n")).Begin();
        world.Wake();

        Assert.Equal(RunResult.TimedOut, world.Run.Result);
        Assert.Equal(StepStatus.Cancelled, world.Step("go").Status);
        Assert.Equal(TimeSpan.FromHours(1), world.Now - RunWorld.Start);
    }

    [Fact]
    public void Steps_see_reserved_names_and_the_output_of_earlier_ones()
    {
        var world = World(
            "- { name: One, type: query, action: a }",
            "- { name: Two, action: b, params: { text: \"{{ steps.one.status }} {{ steps.one.attempts }} {{ steps.one.count }} {{ steps.one.output.count }} {{ steps.one.duration }} {{ run.id }} {{ runbook.id }}\" } }").Begin();
        world.Now += TimeSpan.FromSeconds(5);
        world.Return(new Dictionary<string, object?> { ["count"] = 3L, ["status"] = "hidden" });

        Assert.Equal("succeeded 1 3 3 5s r1 test", world.Step("two").Params["text"]);
    }

    [Fact]
    public void Output_that_can_not_be_kept_is_a_warning_not_a_failure()
    {
        var world = World("- { name: One, action: a }").Begin();
        world.Return(new string('x', 70_000));

        Assert.Equal(RunResult.SucceededWithWarnings, world.Run.Result);
        Assert.Null(world.Step("one").Output);
    }

    [Fact]
    public void Incident_is_told_of_every_step_under_a_key_of_its_own()
    {
        var world = World("- { name: One, action: a }", "- { name: Two, action: b, condition: 1 > 2 }");
        world.Incident = TestIncident.Open;
        world.Begin();
        world.Return();

        var reports = world.Messages.OfType<CommandMessage>().ToList();
        Assert.Equal(["step_ended", "step_ended", "run_ended"], reports.Select(m => ((ReportRun)m.Command).What));
        Assert.Equal(["succeeded", "skipped", "succeeded"], reports.Select(m => ((ReportRun)m.Command).Status));
        Assert.Equal(3, reports.Select(m => m.IdempotencyKey).Distinct().Count());
    }

    [Fact]
    public void Jitter_is_the_same_wherever_it_is_computed()
    {
        var retry = new RunbookRetry { Count = 3, Delay = TimeSpan.FromSeconds(10) };

        var pauses = Enumerable.Range(0, 50).Select(i => RetryDelay.Of(retry, 1, $"ik1.run{i}.go")).ToList();
        Assert.Equal(pauses[7], RetryDelay.Of(retry, 1, "ik1.run7.go"));
        Assert.All(pauses, p => Assert.InRange(p.TotalSeconds, 8, 12));
        Assert.True(pauses.Distinct().Count() > 30);
    }

    [Fact]
    public void Unasked_question_is_the_callers_mistake()
    {
        var world = World("- { name: Go, action: a, condition: metrics.cpu_percent > 1 }");
        var command = new RunCommand.Start { Owner = "n", RunId = "r1", StartedBy = "x", TriggerKey = "t" };

        Assert.Equal(["metrics"], RunDecider.Questions(null, command, world.Runbook, new RunFacts(), world.Now).Roots);
        Assert.Throws<InvalidOperationException>(() => RunDecider.Decide(null, command, world.Runbook, new RunFacts(), world.Now));
    }

    private static RunWorld World(params string[] steps) => new(Sources.Steps(string.Concat(steps.Select(s => $"  {s}\n"))));
}
