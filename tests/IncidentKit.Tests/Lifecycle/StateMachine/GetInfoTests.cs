using Stateless;
using Stateless.Reflection;
using static IncidentKit.Tests.Lifecycle.StateMachine.Phone;

namespace IncidentKit.Tests.Lifecycle.StateMachine;

public sealed class GetInfoTests
{
    private readonly StateMachineInfo _info;

    public GetInfoTests()
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook)
            .PermitIf(Trigger.Dial, State.Ringing, () => false, "credit left")
            .PermitIf(Trigger.Mute, State.Muted, () => true)
            .PermitReentry(Trigger.Resume)
            .Ignore(Trigger.HangUp)
            .IgnoreIf(Trigger.Hold, () => true, "nobody there");
        machine.Configure(State.OnHold).SubstateOf(State.Connected);
        _info = machine.GetInfo();
    }

    [Fact]
    public void GetInfo_lists_configured_states_destinations_and_superstates()
    {
        Assert.Equal(
            [State.OffHook, State.Ringing, State.Connected, State.OnHold, State.Muted],
            _info.States.Select(state => (State)state.UnderlyingState).Order());
        Assert.Equal(State.OffHook, _info.InitialState.UnderlyingState);
        Assert.Equal(typeof(State), _info.StateType);
        Assert.Equal(typeof(Trigger), _info.TriggerType);
    }

    [Fact]
    public void GetInfo_tells_fixed_transitions_with_their_guards()
    {
        var moves = Info(State.OffHook).FixedTransitions
            .Select(move => $"{move.Trigger.UnderlyingTrigger}->{move.DestinationState.UnderlyingState} [{Guards(move)}]");

        Assert.Equal(["Dial->Ringing [credit left]", "Mute->Muted [Function]", "Resume->OffHook []"], moves);
    }

    [Fact]
    public void GetInfo_tells_ignored_triggers_with_their_guards()
    {
        var ignored = Info(State.OffHook).IgnoredTriggers.Select(move => $"{move.Trigger} [{Guards(move)}]");

        Assert.Equal(["HangUp []", "Hold [nobody there]"], ignored);
    }

    [Fact]
    public void GetInfo_tells_who_lies_under_whom()
    {
        Assert.Same(Info(State.Connected), Info(State.OnHold).Superstate);
        Assert.Equal([Info(State.OnHold)], Info(State.Connected).Substates);
        Assert.Null(Info(State.Connected).Superstate);
        Assert.Empty(Info(State.OnHold).Substates);
    }

    [Fact]
    public void GetInfo_asks_no_guard()
    {
        var machine = new StateMachine<State, Trigger>(State.OffHook);
        machine.Configure(State.OffHook).PermitIf(Trigger.Dial, State.Ringing, () => throw new InvalidOperationException("asked"));

        Assert.Equal(2, machine.GetInfo().States.Count());
    }

    [Fact]
    public void GetInfo_of_an_empty_machine_holds_the_initial_state()
    {
        var info = new StateMachine<State, Trigger>(State.Muted).GetInfo();

        Assert.Equal("Muted", Assert.Single(info.States).ToString());
    }

    private StateInfo Info(State state) => _info.States.Single(info => info.UnderlyingState.Equals(state));

    private static string Guards(TransitionInfo move) =>
        string.Join(", ", move.GuardConditionsMethodDescriptions.Select(guard => guard.Description));
}
