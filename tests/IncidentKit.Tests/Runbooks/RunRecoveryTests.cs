using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Tests.Runbooks;

/// <summary>What follows when a node is lost between the start and the end of an attempt.</summary>
public sealed class RunRecoveryTests
{
    [Fact]
    public void Crash_in_the_seeds_restart_makes_it_uncertain_and_asks_people()
    {
        var world = new RunWorld(Sources.ServiceOutage) { Incident = TestIncident.Open };
        world.Begin();
        world.Return(false);
        world.Return(new Dictionary<string, object?> { ["count"] = 0L });
        world.Return();
        Assert.Equal("restart_service", world.Run.Current);
        var died = world.Now;

        while (world.Step("restart_service").Attempt is not null)
            world.Wake("node-2");

        Assert.Equal(RunClock.Lease + RunClock.TakeOverWait, world.Now - died);
        Assert.Equal(StepStatus.Uncertain, world.Step("restart_service").Status);
        Assert.Single(world.Attempts, a => a.Path == "restart_service");
        Assert.Null(world.Run.Step("restart_service~fb.notify_on_call"));
        Assert.Contains(world.Messages.OfType<Aggregates.NotificationMessage>(), m => m.Notification.ApprovalId == world.Step("restart_service").Uncertain!.Id && m.Notification.Person == "user:ana");
    }

    [Fact]
    public void Completion_with_an_old_fence_is_refused()
    {
        var world = Simple("idempotency: safe").Begin();
        var old = world.Attempts.Single();
        world.Now += TimeSpan.FromSeconds(40);
        world.Do(new RunCommand.TakeOver { Owner = "node-2" });

        var refused = Assert.Throws<RunRefusedException>(() => world.Do(new RunCommand.CompleteAttempt { Owner = "node-1", Path = "go", Attempt = 1, Fence = old.Fence, Outcome = AttemptOutcome.Returned(null) }));

        Assert.Equal(RunRefusal.StaleFence, refused.Refusal);
    }

    [Theory]
    [InlineData("safe")]
    [InlineData("keyed")]
    public void Harmless_action_is_run_again_with_the_same_key_and_uses_up_no_retry(string idempotency)
    {
        var world = Simple($"idempotency: {idempotency}\n    retry: {{count: 1, delay: 0s}}").Begin();
        world.Now += TimeSpan.FromSeconds(40);
        world.Advance("node-2");

        Assert.Equal([false, true], world.Attempts.Select(a => a.Recovered));
        Assert.Single(world.Attempts.Select(a => a.Key).Distinct());
        Assert.Equal([1L, 2L], world.Attempts.Select(a => a.Fence));
        world.Complete(AttemptOutcome.Failed("action", "no"), "node-2");
        Assert.Equal(3, world.Attempts.Count());
        world.Complete(AttemptOutcome.Failed("action", "no"), "node-2");
        Assert.Equal(RunResult.Failed, world.Run.Result);
    }

    [Fact]
    public void Take_over_waits_for_the_lease_and_ten_seconds()
    {
        var world = Simple("").Begin();
        world.Now += TimeSpan.FromSeconds(39.9);
        world.Do(new RunCommand.TakeOver { Owner = "node-2" });
        Assert.Equal("node-1", world.Run.Owner);

        world.Do(new RunCommand.RenewLease { Fence = 1, Owner = "node-1" });
        world.Now += TimeSpan.FromSeconds(10);
        world.Do(new RunCommand.TakeOver { Owner = "node-2" });
        Assert.Equal("node-1", world.Run.Owner);
    }

    [Fact]
    public void Deadline_noticed_by_another_node_does_not_count_as_a_timeout()
    {
        var world = Simple("timeout: 5s\n    retry: 3").Begin();

        world.Wake("node-2");
        Assert.Equal(RunWorld.Start.AddSeconds(5), world.Now);
        Assert.True(world.Step("go").Attempt!.Overdue);

        world.Wake("node-2");
        Assert.Equal(StepStatus.Uncertain, world.Step("go").Status);
    }

    [Fact]
    public void Probe_that_finds_the_effect_completes_the_step()
    {
        var world = Simple("");
        world.Actions["restart"] = new ActionFact { HasProbe = true };
        world.Probe = ProbeResult.Completed(new Dictionary<string, object?> { ["pid"] = 7L });
        world.Begin();
        world.Now += TimeSpan.FromSeconds(40);
        world.Do(new RunCommand.TakeOver { Owner = "node-2" });

        Assert.Equal(RunResult.Succeeded, world.Run.Result);
        Assert.Equal(7L, Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(world.Step("go").Output)["pid"]);
        Assert.Single(world.Attempts);
    }

    [Fact]
    public void Probe_that_finds_no_effect_runs_the_action_again()
    {
        var world = Simple("");
        world.Actions["restart"] = new ActionFact { HasProbe = true };
        world.Probe = ProbeResult.NotStarted;
        world.Begin();
        world.Now += TimeSpan.FromSeconds(40);
        world.Do(new RunCommand.TakeOver { Owner = "node-2" });

        Assert.Equal(2, world.Attempts.Count());
        Assert.Equal(StepStatus.Running, world.Step("go").Status);
    }

    [Fact]
    public void People_are_asked_about_an_uncertain_step_without_end()
    {
        var world = Uncertain();

        for (var round = 2; round < 6; round++)
        {
            world.Wake("node-2");
            Assert.Equal(round, world.Step("go").Uncertain!.Round);
        }

        Assert.Equal(StepStatus.Uncertain, world.Step("go").Status);
    }

    [Theory]
    [InlineData(UncertainAnswer.Done, "succeeded", 1)]
    [InlineData(UncertainAnswer.RunAgain, null, 2)]
    [InlineData(UncertainAnswer.Failed, "failed", 1)]
    public void Answer_settles_an_uncertain_step(UncertainAnswer answer, string? result, int attempts)
    {
        var world = Uncertain();
        world.Do(new RunCommand.AnswerUncertain { Owner = "node-2", Path = "go", Answer = answer, By = "ana" });

        Assert.Equal(result, world.Run.Result is { } r ? RunWords.Of(r) : null);
        Assert.Equal(attempts, world.Attempts.Count());
        Assert.Contains(world.Cancelled, g => g.StartsWith("uncertain:", StringComparison.Ordinal));
    }

    [Fact]
    public void Stranger_may_not_answer_about_an_uncertain_step()
    {
        var world = Uncertain();

        var refused = Assert.Throws<RunRefusedException>(() => world.Do(new RunCommand.AnswerUncertain { Path = "go", Answer = UncertainAnswer.Done, By = "mallory" }));

        Assert.Equal(RunRefusal.NotAllowed, refused.Refusal);
    }

    [Fact]
    public void Node_that_stops_leaves_a_safe_attempt_to_another()
    {
        var world = Simple("idempotency: safe").Begin();
        world.Complete(AttemptOutcome.CutOff);

        Assert.Equal(StepStatus.Pending, world.Step("go").Status);
        Assert.Equal(world.Now, RunClock.NextDue(world.Run));
        world.Advance("node-2");
        Assert.True(world.Attempts.Last().Recovered);
    }

    [Fact]
    public void Cancellation_that_the_run_did_not_ask_for_makes_an_unsafe_step_uncertain()
    {
        var world = Simple("").Begin();
        world.Complete(AttemptOutcome.Cancelled);

        Assert.Equal(StepStatus.Uncertain, world.Step("go").Status);
    }

    [Fact]
    public void Missing_action_pauses_the_run_until_a_host_has_it()
    {
        var world = Simple("");
        world.Actions["restart"] = new ActionFact();
        world.Begin(owner: null);
        world.Actions.Clear();
        world.Advance();
        Assert.Contains("restart", world.Run.PausedBecause, StringComparison.Ordinal);
        Assert.Null(world.Run.Result);

        world.Actions["restart"] = new ActionFact();
        world.Wake();
        Assert.Equal(StepStatus.Running, world.Step("go").Status);
        Assert.Null(world.Run.PausedBecause);
    }

    [Fact]
    public void Keys_name_the_run_and_the_path_and_stay_short()
    {
        Assert.Equal("ik1.r1.restart_service~fb.notify_on_call", IdempotencyKey.Of("r1", "restart_service~fb.notify_on_call"));
        Assert.Equal(68, IdempotencyKey.Of("r1", new string('a', 300)).Length);
    }

    private static RunWorld Simple(string keys) => new(Sources.Steps($"  - name: Go\n    action: restart\n    {(keys.Length == 0 ? "type: action" : keys)}\n"));

    private static RunWorld Uncertain()
    {
        var world = Simple("").Begin();
        world.Now += TimeSpan.FromSeconds(40);
        world.Do(new RunCommand.TakeOver { Owner = "node-2" });
        Assert.Equal(StepStatus.Uncertain, world.Step("go").Status);
        return world;
    }
}
