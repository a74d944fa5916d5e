using Stateless;
using static IncidentKit.Tests.Lifecycle.StateMachine.Phone;

namespace IncidentKit.Tests.Lifecycle.StateMachine;

public sealed class ConfigurationTests
{
    private readonly StateMachine<State, Trigger> _machine = new(State.OffHook);

    [Fact]
    public void Configure_knows_its_state_and_machine()
    {
        var configuration = _machine.Configure(State.Ringing);

        Assert.Equal(State.Ringing, configuration.State);
        Assert.Same(_machine, configuration.Machine);
    }

    [Fact]
    public void Configure_twice_adds_to_the_state()
    {
        _machine.Configure(State.OffHook).Permit(Trigger.Dial, State.Ringing);
        _machine.Configure(State.OffHook).Permit(Trigger.Answer, State.Connected);

        Assert.Equal([Trigger.Dial, Trigger.Answer], _machine.PermittedTriggers);
    }

    [Fact]
    public void Permit_to_the_same_state_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _machine.Configure(State.OffHook).Permit(Trigger.Dial, State.OffHook));
        Assert.Throws<ArgumentException>(() => _machine.Configure(State.OffHook).PermitIf(Trigger.Dial, State.OffHook, () => true));
    }

    [Fact]
    public void Guards_and_actions_must_be_there()
    {
        var configuration = _machine.Configure(State.OffHook);

        Assert.Throws<ArgumentNullException>(() => configuration.PermitIf(Trigger.Dial, State.Ringing, null!));
        Assert.Throws<ArgumentNullException>(() => configuration.PermitReentryIf(Trigger.Dial, null!));
        Assert.Throws<ArgumentNullException>(() => configuration.IgnoreIf(Trigger.Dial, null!));
        Assert.Throws<ArgumentNullException>(() => configuration.OnEntry((Action)null!));
        Assert.Throws<ArgumentNullException>(() => configuration.OnExit((Action)null!));
        Assert.Throws<ArgumentNullException>(() => _machine.OnUnhandledTrigger((Action<State, Trigger>)null!));
    }

    [Fact]
    public void ToString_tells_state_and_permitted_triggers()
    {
        _machine.Configure(State.OffHook).Permit(Trigger.Dial, State.Ringing).Ignore(Trigger.HangUp);

        Assert.Equal("StateMachine { State = OffHook, PermittedTriggers = { Dial, HangUp } }", _machine.ToString());
    }
}
