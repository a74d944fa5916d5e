using System.Collections.ObjectModel;
using Stateless.Reflection;

namespace IncidentKit.Lifecycle;

/// <summary>The lifecycle as a table: status × trigger → transition. Immutable, safe to share.</summary>
internal sealed class LifecycleTable
{
    private static readonly int Statuses = Enum.GetValues<IncidentStatus>().Length;
    private static readonly int Triggers = Enum.GetValues<IncidentTrigger>().Length;

    private readonly Transition?[] _cells = new Transition?[Statuses * Triggers];
    private readonly ReadOnlyCollection<IncidentTrigger>[] _permitted = new ReadOnlyCollection<IncidentTrigger>[Statuses];

    private LifecycleTable(StateMachineInfo machine)
    {
        foreach (var state in machine.States)
        {
            foreach (var move in state.FixedTransitions)
                Add((IncidentStatus)state.UnderlyingState, move);
        }

        foreach (var status in Enum.GetValues<IncidentStatus>())
            _permitted[(int)status] = Array.AsReadOnly([.. Enum.GetValues<IncidentTrigger>().Where(trigger => Find(status, trigger) is not null)]);
    }

    /// <summary>The lifecycle of every incident, read off <see cref="LifecycleMachine"/>.</summary>
    public static LifecycleTable Default { get; } = new(LifecycleMachine.Create(IncidentStatus.Detected, static _ => true).GetInfo());

    /// <summary>Where a trigger leads.</summary>
    /// <returns>The transition, whose guard the caller looks after; null where the trigger is refused.</returns>
    public Transition? Find(IncidentStatus status, IncidentTrigger trigger) => _cells[IndexOf(status, trigger)];

    /// <summary>The triggers that a status takes, guarded ones among them, in the order of <see cref="IncidentTrigger"/>.</summary>
    public IReadOnlyList<IncidentTrigger> Permitted(IncidentStatus status) => _permitted[(int)status];

    private static int IndexOf(IncidentStatus status, IncidentTrigger trigger) => ((int)status * Triggers) + (int)trigger;

    private void Add(IncidentStatus status, FixedTransitionInfo move)
    {
        var trigger = (IncidentTrigger)move.Trigger.UnderlyingTrigger;
        ref var cell = ref _cells[IndexOf(status, trigger)];
        if (cell is not null)
            throw new InvalidOperationException($"The lifecycle has two transitions for '{trigger}' in '{status}'; a table needs one.");

        var destination = (IncidentStatus)move.DestinationState.UnderlyingState;
        cell = new Transition(destination, GuardOf(move), destination == status);
    }

    private static TransitionGuard GuardOf(FixedTransitionInfo move) =>
        move.GuardConditionsMethodDescriptions.SingleOrDefault() is { } guard
            ? Enum.Parse<TransitionGuard>(guard.Description)
            : TransitionGuard.None;
}
