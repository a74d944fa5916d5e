namespace Stateless;

internal sealed partial class StateMachine<TState, TTrigger>
{
    /// <summary>Configures one state; every method returns the configuration itself.</summary>
    public sealed class StateConfiguration
    {
        private readonly StateNode _node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, TState state)
        {
            Machine = machine;
            _node = machine.NodeOf(state);
        }

        /// <summary>The machine the state belongs to.</summary>
        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>The state under configuration.</summary>
        public TState State => _node.State;

        /// <summary>Lets a trigger move the machine to another state.</summary>
        /// <exception cref="ArgumentException">The destination is this state.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) => Add(Leaving(trigger, destinationState));

        /// <summary>Lets a trigger move the machine to another state while a guard holds.</summary>
        /// <exception cref="ArgumentException">The destination is this state.</exception>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            Add(Leaving(trigger, destinationState).When(guard, guardDescription));

        /// <summary>Lets a trigger leave the state and enter it again.</summary>
        public StateConfiguration PermitReentry(TTrigger trigger) => Add(Reentering(trigger));

        /// <summary>Lets a trigger leave the state and enter it again while a guard holds.</summary>
        public StateConfiguration PermitReentryIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(Reentering(trigger).When(guard, guardDescription));

        /// <summary>Takes a trigger and does nothing.</summary>
        public StateConfiguration Ignore(TTrigger trigger) => Add(Ignoring(trigger));

        /// <summary>Takes a trigger and does nothing while a guard holds.</summary>
        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(Ignoring(trigger).When(guard, guardDescription));

        /// <summary>Runs an action whenever the state is entered.</summary>
        public StateConfiguration OnEntry(Action entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            return OnEntry(_ => entryAction(), entryActionDescription);
        }

        /// <summary>Runs an action whenever the state is entered.</summary>
        /// <remarks>The description is the library's; nothing here shows it.</remarks>
        public StateConfiguration OnEntry(Action<Transition> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            _node.OnEntry(entryAction);
            return this;
        }

        /// <summary>Runs an action whenever the state is left.</summary>
        public StateConfiguration OnExit(Action exitAction, string? exitActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(exitAction);
            return OnExit(_ => exitAction(), exitActionDescription);
        }

        /// <summary>Runs an action whenever the state is left.</summary>
        /// <remarks>The description is the library's; nothing here shows it.</remarks>
        public StateConfiguration OnExit(Action<Transition> exitAction, string? exitActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(exitAction);
            _node.OnExit(exitAction);
            return this;
        }

        /// <summary>Puts the state under another one, whose rules it takes where it has none of its own.</summary>
        /// <exception cref="ArgumentException">The other is this state or lies under it.</exception>
        public StateConfiguration SubstateOf(TState superstate)
        {
            _node.PutUnder(Machine.NodeOf(superstate));
            return this;
        }

        private StateConfiguration Add(TriggerRule rule)
        {
            _node.Add(rule);
            return this;
        }

        private TriggerRule Leaving(TTrigger trigger, TState destination) =>
            EqualityComparer<TState>.Default.Equals(destination, State)
                ? throw new ArgumentException($"Trigger '{trigger}' would lead from state '{State}' to itself: say PermitReentry to enter it again, Ignore to stay.", nameof(destination))
                : new TriggerRule(trigger, RuleKind.Transition, destination);

        private TriggerRule Reentering(TTrigger trigger) => new(trigger, RuleKind.Reentry, State);

        private TriggerRule Ignoring(TTrigger trigger) => new(trigger, RuleKind.Ignore, State);
    }
}
