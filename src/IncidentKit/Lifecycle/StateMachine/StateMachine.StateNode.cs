using Stateless.Reflection;

namespace Stateless;

internal sealed partial class StateMachine<TState, TTrigger>
{
    /// <summary>A state with all that was configured for it.</summary>
    private sealed class StateNode(TState state)
    {
        private readonly List<TriggerRule> _rules = [];
        private readonly List<Action<Transition>> _entryActions = [];
        private readonly List<Action<Transition>> _exitActions = [];

        public TState State { get; } = state;

        public StateNode? Superstate { get; private set; }

        public IEnumerable<TState> Destinations => _rules.Select(rule => rule.Destination);

        public void Add(TriggerRule rule) => _rules.Add(rule);

        public void OnEntry(Action<Transition> action) => _entryActions.Add(action);

        public void OnExit(Action<Transition> action) => _exitActions.Add(action);

        public void Enter(Transition transition) => _entryActions.ForEach(action => action(transition));

        public void Exit(Transition transition) => _exitActions.ForEach(action => action(transition));

        public void PutUnder(StateNode superstate)
        {
            if (superstate.IsWithin(this))
                throw new ArgumentException($"State '{State}' can't be a substate of '{superstate.State}', which is '{State}' itself or lies under it.", nameof(superstate));
            Superstate = superstate;
        }

        public bool IsWithin(StateNode other)
        {
            for (var node = this; node is not null; node = node.Superstate)
            {
                if (node == other)
                    return true;
            }

            return false;
        }

        /// <summary>The nearest state that holds both; the other itself, where this one lies under it.</summary>
        public StateNode? CommonWith(StateNode other)
        {
            for (var node = this; node is not null; node = node.Superstate)
            {
                if (other.IsWithin(node))
                    return node;
            }

            return null;
        }

        /// <summary>The rule that takes the trigger, the state's own before its superstate's; or the guards that did not hold.</summary>
        public (TriggerRule? Rule, ICollection<string> Unmet) Find(TTrigger trigger)
        {
            var unmet = new List<string>();
            for (var node = this; node is not null; node = node.Superstate)
            {
                if (node.FindOwn(trigger, unmet) is { } rule)
                    return (rule, []);
            }

            return (null, unmet);
        }

        public IReadOnlyList<TTrigger> PermittedTriggers()
        {
            var permitted = new List<TTrigger>();
            for (var node = this; node is not null; node = node.Superstate)
                permitted.AddRange(node._rules.Where(rule => rule.IsMet).Select(rule => rule.Trigger).Except(permitted));
            return permitted;
        }

        public void Describe(StateInfo info, IReadOnlyDictionary<TState, StateInfo> infos)
        {
            if (Superstate is not null)
                info.PutUnder(infos[Superstate.State]);

            foreach (var rule in _rules)
            {
                var trigger = new TriggerInfo(rule.Trigger);
                if (rule.Kind == RuleKind.Ignore)
                    info.Add(new IgnoredTransitionInfo(trigger, rule.GuardInfos));
                else
                    info.Add(new FixedTransitionInfo(trigger, rule.GuardInfos, infos[rule.Destination]));
            }
        }

        private TriggerRule? FindOwn(TTrigger trigger, List<string> unmet)
        {
            TriggerRule? found = null;
            foreach (var rule in _rules)
            {
                if (!EqualityComparer<TTrigger>.Default.Equals(rule.Trigger, trigger))
                    continue;

                if (!rule.IsMet)
                    unmet.AddRange(rule.GuardInfos.Select(guard => guard.Description));
                else if (found is null)
                    found = rule;
                else
                    throw new InvalidOperationException($"Trigger '{trigger}' has more than one way out of state '{State}': the guards of a trigger must exclude each other.");
            }

            return found;
        }
    }
}
