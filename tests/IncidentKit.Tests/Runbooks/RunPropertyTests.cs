using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Tests.Runbooks;

/// <summary>Whatever happens in whatever order: never an illegal state, never a second run of an unsafe attempt that nobody asked for.</summary>
public sealed class RunPropertyTests
{
    private static readonly Runbook Mixed = Sources.Steps("""
          - { name: Look, type: check, action: look, retry: { count: 2, delay: 1s } }
          - { name: Change, action: change, requires_approval: true, approval_timeout: 5m, retry: { count: 1, delay: 3s } }
          - { name: Keyed, action: keyed, idempotency: keyed, timeout: 20s, on_error: continue }
          - name: Restart
            action: restart
            condition: alert.service == 'payments'
            fallback:
              - { name: Page, action: page, idempotency: safe }
              - { name: Probe, action: probe }
          - { name: Read, type: query, action: read }
          - { name: Finish, action: finish, condition: steps.read.count > 1, requires_approval: true, approval: { on_timeout: skip, on_deny: skip } }
          - { name: Verify, type: check, action: look, retry: 1 }
        """, "timeout: 6h\n");

    [Fact]
    public void Random_histories_keep_the_promises()
    {
        var histories = ArbMap.Default.ArbFor<byte[]>().Generator.Resize(120).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(120), Prop.ForAll(histories, Holds));
    }

    private static bool Holds(byte[] history)
    {
        var world = new RunWorld(Mixed) { Probe = ProbeResult.NotStarted, Incident = TestIncident.Open };
        world.Actions["probe"] = new ActionFact { HasProbe = true };
        world.People["schedule:on-call"] = ["user:ana", "user:bo"];
        world.Begin(owner: history.Length % 3 == 0 ? null : "node-0");
        foreach (var choice in history)
        {
            try
            {
                Act(world, choice);
            }
            catch (RunRefusedException)
            {
                // A refusal changes nothing, which the checks below hold it to.
            }

            AssertLegal(world);
        }

        AssertAttempts(world);
        Assert.Equal(RunWorld.Json(world.Run), RunWorld.Json(world.Replay()));
        return true;
    }

    private static void Act(RunWorld world, byte choice)
    {
        var owner = $"node-{choice / 16 % 3}";
        var running = world.Run.Step(world.Run.Current)?.Attempt;
        switch (choice % 16)
        {
            case 0 or 1 or 2 or 3 when running is not null:
                world.Complete((choice / 48) switch
                {
                    0 => AttemptOutcome.Returned(new Dictionary<string, object?> { ["count"] = 2L, ["passed"] = choice % 2 == 0 }),
                    1 => AttemptOutcome.Failed("action", "it broke"),
                    2 => AttemptOutcome.Late,
                    3 => AttemptOutcome.Returned(null),
                    4 => AttemptOutcome.CutOff,
                    _ => AttemptOutcome.Failed("validation", "wrong"),
                }, running.Owner);
                break;
            case 4 or 5:
                world.Approve(choice < 128 ? "ana" : "bo", choice % 32 < 16 ? owner : null);
                break;
            case 6 when choice > 128:
                world.Deny("bo", owner);
                break;
            case 7:
                world.Do(new RunCommand.TakeOver { Owner = owner });
                break;
            case 8:
                world.Now += TimeSpan.FromSeconds(40);
                world.Do(new RunCommand.TakeOver { Owner = owner });
                break;
            case 9:
                world.Do(new RunCommand.RenewLease { Owner = owner, Fence = world.Run.Fence - (choice / 128) });
                break;
            case 10:
                world.Do(new RunCommand.AnswerUncertain { Owner = choice < 64 ? null : owner, Path = world.Run.Current ?? "look", Answer = (UncertainAnswer)(choice % 3), By = "ana" });
                break;
            case 11 when choice > 230:
                world.Do(new RunCommand.Cancel { Owner = owner, By = "ana", Reason = "enough" });
                break;
            case 12 when choice > 230:
                world.Do(new RunCommand.EndWithIncident { Owner = owner, Reason = "the incident is resolved" });
                break;
            case 13 when running is not null:
                world.Do(new RunCommand.CompleteAttempt { Owner = owner, Path = world.Run.Current!, Attempt = running.Number, Fence = running.Fence - 1, Outcome = AttemptOutcome.Returned(null) });
                break;
            case 14:
                world.Now += TimeSpan.FromSeconds(choice);
                world.Advance(owner);
                break;
            default:
                if (RunClock.NextDue(world.Run) is not null)
                    world.Wake(owner);
                break;
        }
    }

    private static void AssertLegal(RunWorld world)
    {
        var run = world.Run;
        var open = run.Steps.Where(s => !s.IsEnded).ToList();
        Assert.Equal(run.IsEnded, RunClock.NextDue(run) is null);
        Assert.Equal(run.Steps.Count, run.Steps.Select(s => s.Path).Distinct().Count());
        Assert.True(run.Steps.Count(s => s.Attempt is not null) <= 1, "one attempt at a time");
        Assert.All(run.Steps, s => Assert.Equal(s.Status == StepStatus.Running, s.Attempt is not null));
        Assert.All(run.Steps.Where(s => s.IsEnded), s => Assert.True(s.EndedAt is not null && s.Status is not (StepStatus.Pending or StepStatus.Running or StepStatus.WaitingApproval or StepStatus.WaitingRetry)));
        Assert.All(run.Steps, s => Assert.Equal(s.Status == StepStatus.WaitingApproval, s.Approval?.Status == ApprovalStatus.Pending));
        Assert.Equal(run.EventCount, world.Events.Count);
        if (run.IsEnded)
            Assert.Empty(open);
        else
            Assert.True(open.Count(s => !s.InFallback) <= 1, "one step at a time, beside those whose fallback runs");
    }

    private static void AssertAttempts(RunWorld world)
    {
        var events = world.Events.Select(e => e.Event).ToList();
        Assert.Equal(world.Attempts.Count(), world.Attempts.Select(a => $"{a.Key}.a{a.Attempt}").Distinct().Count());
        Assert.True(world.Attempts.Select(a => a.Fence).SequenceEqual(world.Attempts.Select(a => a.Fence).Order()), "fences rise");
        foreach (var attempts in world.Attempts.Where(a => a.Idempotency == Idempotency.Unsafe && !a.HasProbe).GroupBy(a => a.Path))
        {
            // Each further attempt needs a known failure, or a person's word.
            var failures = events.OfType<AttemptCompleted>().Count(e => e.Path == attempts.Key && e.Error is not null);
            var asked = events.OfType<UncertainAnswered>().Count(e => e.Path == attempts.Key && e.Answer == UncertainAnswer.RunAgain);
            Assert.True(attempts.Count() <= 1 + failures + asked, $"{attempts.Key} ran {attempts.Count()} times");
        }

        foreach (var path in new[] { "change", "finish" })
        {
            var begun = events.FindIndex(e => e is AttemptStarted a && a.Path == path);
            Assert.True(begun < 0 || events.Take(begun).Any(e => e is ApprovalAnswered { Approved: true, IsFinal: true } a && a.Path == path), $"{path} ran without approval");
        }
    }
}
