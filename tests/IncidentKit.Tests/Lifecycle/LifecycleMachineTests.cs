using IncidentKit.Lifecycle;

namespace IncidentKit.Tests.Lifecycle;

public sealed class LifecycleMachineTests
{
    public static TheoryData<IncidentStatus, IncidentTrigger> Cells => LifecycleRules.Cells();

    [Theory]
    [MemberData(nameof(Cells))]
    public void Firing_any_cell_agrees_with_the_table(IncidentStatus status, IncidentTrigger trigger)
    {
        var machine = LifecycleMachine.Create(status, _ => true);
        var transition = LifecycleTable.Default.Find(status, trigger);

        Assert.Equal(transition is not null, machine.CanFire(trigger));
        if (transition is null)
        {
            Assert.Throws<InvalidOperationException>(() => machine.Fire(trigger));
            Assert.Equal(status, machine.State);
        }
        else
        {
            machine.Fire(trigger);
            Assert.Equal(transition.Destination, machine.State);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void CanFire_any_cell_asks_exactly_the_guard_of_the_table(IncidentStatus status, IncidentTrigger trigger)
    {
        var asked = new List<TransitionGuard>();
        var machine = LifecycleMachine.Create(status, guard =>
        {
            asked.Add(guard);
            return false;
        });
        var guard = LifecycleTable.Default.Find(status, trigger)?.Guard ?? TransitionGuard.None;

        var can = machine.CanFire(trigger);

        Assert.Equal(guard == TransitionGuard.None ? [] : [guard], asked.Distinct());
        Assert.Equal(LifecycleTable.Default.Find(status, trigger) is { Guard: TransitionGuard.None }, can);
    }

    [Fact]
    public void PermittedTriggers_agree_with_the_table()
    {
        foreach (var status in Enum.GetValues<IncidentStatus>())
            Assert.Equal(LifecycleTable.Default.Permitted(status), LifecycleMachine.Create(status, _ => true).PermittedTriggers.Order());
    }
}
