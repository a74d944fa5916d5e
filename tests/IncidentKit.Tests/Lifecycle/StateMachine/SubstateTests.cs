using Stateless;
using static IncidentKit.Tests.Lifecycle.StateMachine.Phone;

namespace IncidentKit.Tests.Lifecycle.StateMachine;

public sealed class SubstateTests
{
    private readonly List<string> _seen = [];

    [Fact]
    public void Substate_without_a_rule_takes_its_superstates()
    {
        var machine = Call(State.OnHold);

        machine.Fire(Trigger.HangUp);

        Assert.Equal(State.OffHook, machine.State);
        Assert.Equal(["exit OnHold", "exit Connected"], _seen);
    }

    [Fact]
    public void Substate_rule_wins_over_its_superstates()
    {
        var machine = Call(State.OnHold);
        machine.Configure(State.OnHold).Ignore(Trigger.HangUp);

        machine.Fire(Trigger.HangUp);

        Assert.Equal(State.OnHold, machine.State);
    }

    [Fact]
    public void Substate_rule_with_unmet_guard_leaves_it_to_the_superstate()
    {
        var machine = Call(State.OnHold);
        machine.Configure(State.OnHold).PermitIf(Trigger.HangUp, State.Muted, () => false);

        machine.Fire(Trigger.HangUp);

        Assert.Equal(State.OffHook, machine.State);
    }

    [Fact]
    public void Move_between_substates_stays_in_their_superstate()
    {
        var machine = Call(State.OnHold);

        machine.Fire(Trigger.Mute);

        Assert.Equal(["exit OnHold", "enter Muted"], _seen);
    }

    [Fact]
    public void Move_to_a_substate_from_outside_enters_from_the_outside_in()
    {
        var machine = Call(State.OffHook);

        machine.Fire(Trigger.Resume);

        Assert.Equal(["enter Connected", "enter OnHold"], _seen);
    }

    [Fact]
    public void Move_from_a_substate_to_its_superstate_does_not_enter_it_again()
    {
        var machine = Call(State.OnHold);

        machine.Fire(Trigger.Resume);

        Assert.Equal(State.Connected, machine.State);
        Assert.Equal(["exit OnHold"], _seen);
    }

    [Fact]
    public void Reentry_of_a_superstate_leaves_both_and_enters_it()
    {
        var machine = Call(State.OnHold);

        machine.Fire(Trigger.Answer);

        Assert.Equal(State.Connected, machine.State);
        Assert.Equal(["exit OnHold", "exit Connected", "enter Connected"], _seen);
    }

    [Fact]
    public void IsInState_holds_for_the_state_and_what_it_lies_under()
    {
        var machine = Call(State.OnHold);

        Assert.True(machine.IsInState(State.OnHold));
        Assert.True(machine.IsInState(State.Connected));
        Assert.False(machine.IsInState(State.Muted));
        Assert.False(Call(State.Connected).IsInState(State.OnHold));
    }

    [Fact]
    public void PermittedTriggers_are_the_states_and_its_superstates_each_once()
    {
        var machine = Call(State.OnHold);
        machine.Configure(State.OnHold)
            .Permit(Trigger.HangUp, State.OffHook)
            .PermitIf(Trigger.Dial, State.Ringing, () => false);

        Assert.Equal(
            [Trigger.Answer, Trigger.Resume, Trigger.HangUp, Trigger.Mute],
            machine.PermittedTriggers.Order());
        Assert.Equal(machine.PermittedTriggers, machine.GetPermittedTriggers());
    }

    [Fact]
    public void SubstateOf_itself_or_in_a_circle_is_refused()
    {
        var machine = Call(State.OffHook);

        Assert.Throws<ArgumentException>(() => machine.Configure(State.Ringing).SubstateOf(State.Ringing));
        Assert.Throws<ArgumentException>(() => machine.Configure(State.Connected).SubstateOf(State.OnHold));
    }

    private StateMachine<State, Trigger> Call(State initial)
    {
        var machine = new StateMachine<State, Trigger>(initial);
        machine.Configure(State.OffHook).Permit(Trigger.Resume, State.OnHold);
        machine.Configure(State.Connected)
            .Permit(Trigger.HangUp, State.OffHook)
            .PermitReentry(Trigger.Answer)
            .OnEntry(() => _seen.Add("enter Connected"))
            .OnExit(() => _seen.Add("exit Connected"));
        machine.Configure(State.OnHold)
            .SubstateOf(State.Connected)
            .Permit(Trigger.Resume, State.Connected)
            .Permit(Trigger.Mute, State.Muted)
            .OnEntry(() => _seen.Add("enter OnHold"))
            .OnExit(() => _seen.Add("exit OnHold"));
        machine.Configure(State.Muted)
            .SubstateOf(State.Connected)
            .OnEntry(() => _seen.Add("enter Muted"));
        return machine;
    }
}
