using Stateless;
using static IncidentKit.Tests.Lifecycle.StateMachine.Phone;

namespace IncidentKit.Tests.Lifecycle.StateMachine;

public sealed class FiringTests
{
    [Fact]
    public void Firing_permitted_trigger_moves_to_its_destination()
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook).Permit(Trigger.Dial, State.Ringing);

        machine.Fire(Trigger.Dial);

        Assert.Equal(State.Ringing, machine.State);
    }

    [Fact]
    public void Firing_with_outside_state_reads_and_writes_it()
    {
        var kept = State.OffHook;
        var machine = new StateMachine<State, Trigger>(() => kept, next => kept = next);
        machine.Configure(State.OffHook).Permit(Trigger.Dial, State.Ringing);
        machine.Configure(State.Ringing).Permit(Trigger.HangUp, State.OffHook);

        machine.Fire(Trigger.Dial);
        Assert.Equal(State.Ringing, kept);

        kept = State.OffHook;
        Assert.Equal(State.OffHook, machine.State);
        Assert.True(machine.CanFire(Trigger.Dial));
    }

    [Fact]
    public void Firing_unknown_trigger_throws_and_stays()
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook).Permit(Trigger.Dial, State.Ringing);

        var error = Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Hold));

        Assert.Contains("OffHook", error.Message, StringComparison.Ordinal);
        Assert.Contains("Hold", error.Message, StringComparison.Ordinal);
        Assert.Equal(State.OffHook, machine.State);
    }

    [Fact]
    public void Firing_after_a_refusal_works_again()
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook).Permit(Trigger.Dial, State.Ringing);
        Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Hold));

        machine.Fire(Trigger.Dial);

        Assert.Equal(State.Ringing, machine.State);
    }

    [Fact]
    public void Firing_in_a_state_nobody_configured_throws()
    {
        var machine = new StateMachine<State, Trigger>(State.OnHold);

        Assert.False(machine.CanFire(Trigger.Resume));
        Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Resume));
    }

    [Fact]
    public void Firing_with_unmet_guard_throws_and_names_the_guard()
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook).PermitIf(Trigger.Dial, State.Ringing, () => false, "credit left");

        var error = Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Dial));

        Assert.Contains("credit left", error.Message, StringComparison.Ordinal);
        Assert.Equal(State.OffHook, machine.State);
    }

    [Theory]
    [InlineData(true, State.Ringing)]
    [InlineData(false, State.OnHold)]
    public void Firing_with_several_guards_takes_the_one_that_holds(bool free, object expected)
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook)
            .PermitIf(Trigger.Dial, State.Ringing, () => free)
            .PermitIf(Trigger.Dial, State.OnHold, () => !free);

        machine.Fire(Trigger.Dial);

        Assert.Equal(expected, machine.State);
    }

    [Fact]
    public void Firing_with_two_ways_out_throws()
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook)
            .PermitIf(Trigger.Dial, State.Ringing, () => true)
            .PermitIf(Trigger.Dial, State.OnHold, () => true);

        Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Dial));
    }

    [Fact]
    public void Firing_ignored_trigger_stays_and_runs_no_action()
    {
        var actions = 0;
        var machine = new StateMachine<State, Trigger>(State.Ringing);
        machine.Configure(State.Ringing).Ignore(Trigger.Dial).OnEntry(() => actions++).OnExit(() => actions++);

        machine.Fire(Trigger.Dial);

        Assert.Equal(State.Ringing, machine.State);
        Assert.Equal(0, actions);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Firing_conditionally_ignored_trigger_follows_its_guard(bool ignored)
    {
        var machine = new StateMachine<State, Trigger>(State.Ringing);
        machine.Configure(State.Ringing).IgnoreIf(Trigger.Dial, () => ignored, "redial");

        Assert.Equal(ignored, machine.CanFire(Trigger.Dial));
        if (ignored)
            machine.Fire(Trigger.Dial);
        else
            Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Dial));
    }

    [Fact]
    public void Firing_reentry_leaves_and_enters_the_state()
    {
        var seen = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.Ringing);
        machine.Configure(State.Ringing)
            .PermitReentry(Trigger.Dial)
            .OnExit(move => seen.Add($"exit {move.Source}->{move.Destination}"))
            .OnEntry(move => seen.Add($"entry by {move.Trigger}, reentry {move.IsReentry}"));

        machine.Fire(Trigger.Dial);

        Assert.Equal(["exit Ringing->Ringing", "entry by Dial, reentry True"], seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Firing_guarded_reentry_follows_its_guard(bool holds)
    {
        var machine = new StateMachine<State, Trigger>(State.Ringing);
        machine.Configure(State.Ringing).PermitReentryIf(Trigger.Dial, () => holds);

        Assert.Equal(holds, machine.CanFire(Trigger.Dial));
    }

    [Fact]
    public void Firing_runs_exit_before_and_entry_after_the_state_changes()
    {
        var seen = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook)
            .Permit(Trigger.Dial, State.Ringing)
            .OnExit(() => seen.Add($"exit in {machine.State}"));
        machine.Configure(State.Ringing)
            .OnEntry(() => seen.Add($"entry in {machine.State}"))
            .OnEntry(() => seen.Add("second entry"));

        machine.Fire(Trigger.Dial);

        Assert.Equal(["exit in OffHook", "entry in Ringing", "second entry"], seen);
    }

    [Fact]
    public void Firing_inside_an_action_waits_for_the_move_under_way()
    {
        var seen = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook).Permit(Trigger.Dial, State.Ringing);
        machine.Configure(State.Ringing)
            .Permit(Trigger.Answer, State.Connected)
            .OnEntry(() =>
            {
                machine.Fire(Trigger.Answer);
                seen.Add($"still {machine.State}");
            });
        machine.Configure(State.Connected).OnEntry(() => seen.Add("connected"));

        machine.Fire(Trigger.Dial);

        Assert.Equal(["still Ringing", "connected"], seen);
        Assert.Equal(State.Connected, machine.State);
    }

    [Fact]
    public void OnUnhandledTrigger_replaces_the_exception()
    {
        var seen = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.OnUnhandledTrigger((state, trigger) => seen.Add($"{state} {trigger}"));

        machine.Fire(Trigger.Hold);

        Assert.Equal(["OffHook Hold"], seen);
    }

    [Fact]
    public void OnUnhandledTrigger_is_told_the_unmet_guards()
    {
        var seen = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook)
            .PermitIf(Trigger.Dial, State.Ringing, () => false, "credit left")
            .PermitIf(Trigger.Dial, State.OnHold, () => false);
        machine.OnUnhandledTrigger((_, _, unmet) => seen.AddRange(unmet));

        machine.Fire(Trigger.Dial);

        Assert.Equal(["credit left", "Function"], seen);
    }
}
