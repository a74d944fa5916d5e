using Stateless.Reflection;

namespace Stateless;

/// <summary>A state machine with the surface and the behaviour of the Stateless library, as far as this product uses it.</summary>
/// <remarks>
/// The package feed that builds the product does not carry Stateless. What stands here is written so that code
/// against it compiles unchanged against the package (<c>-p:UseStatelessPackage=true</c>). Not safe for
/// configuration from several threads at once, as the library isn't either.
/// </remarks>
/// <typeparam name="TState">What a state is; compared by <see cref="EqualityComparer{T}.Default"/>.</typeparam>
/// <typeparam name="TTrigger">What a trigger is; compared by <see cref="EqualityComparer{T}.Default"/>.</typeparam>
internal sealed partial class StateMachine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, StateNode> _nodes = [];
    private readonly Func<TState> _read;
    private readonly Action<TState> _write;
    private readonly TState _initialState;
    private readonly Queue<TTrigger> _waiting = new();
    private Action<TState, TTrigger, ICollection<string>> _onUnhandled = Refuse;
    private bool _firing;

    /// <summary>A machine that keeps its own state.</summary>
    public StateMachine(TState initialState)
    {
        var current = initialState;
        _initialState = initialState;
        _read = () => current;
        _write = next => current = next;
    }

    /// <summary>A machine whose state somebody else keeps.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        _read = stateAccessor;
        _write = stateMutator;
        _initialState = stateAccessor();
    }

    /// <summary>The state the machine is in.</summary>
    public TState State => _read();

    /// <summary>The triggers whose guards hold in the current state, those of its superstates among them.</summary>
    public IEnumerable<TTrigger> PermittedTriggers => GetPermittedTriggers();

    /// <summary>The triggers whose guards hold in the current state, those of its superstates among them.</summary>
    public IEnumerable<TTrigger> GetPermittedTriggers() => NodeOf(State).PermittedTriggers();

    /// <summary>Begins or goes on with the configuration of a state.</summary>
    public StateConfiguration Configure(TState state) => new(this, state);

    /// <summary>Replaces what happens to a trigger that nothing handles; the default throws.</summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _onUnhandled = (state, trigger, _) => unhandledTriggerAction(state, trigger);
    }

    /// <summary>Replaces what happens to a trigger that nothing handles; the action is told which guards did not hold.</summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _onUnhandled = unhandledTriggerAction;
    }

    /// <summary>Whether <see cref="Fire"/> would be handled now; an ignored trigger is.</summary>
    public bool CanFire(TTrigger trigger) => NodeOf(State).Find(trigger).Rule is not null;

    /// <summary>Whether the machine is in the state or in a substate of it.</summary>
    public bool IsInState(TState state) => NodeOf(State).IsWithin(NodeOf(state));

    /// <summary>Moves the machine. A trigger fired by an entry or exit action waits until the move under way is complete.</summary>
    /// <exception cref="InvalidOperationException">Nothing handles the trigger, or more than one rule would.</exception>
    public void Fire(TTrigger trigger)
    {
        _waiting.Enqueue(trigger);
        if (_firing)
            return;

        _firing = true;
        try
        {
            while (_waiting.TryDequeue(out var next))
                FireOne(next);
        }
        finally
        {
            _firing = false;
            _waiting.Clear();
        }
    }

    /// <summary>What has been configured, as data.</summary>
    public StateMachineInfo GetInfo()
    {
        foreach (var destination in _nodes.Values.SelectMany(node => node.Destinations).ToArray())
            NodeOf(destination);

        var infos = new Dictionary<TState, StateInfo>();
        foreach (var state in _nodes.Keys.Append(_initialState))
            infos.TryAdd(state, new StateInfo(state));

        foreach (var (state, node) in _nodes)
            node.Describe(infos[state], infos);

        return new StateMachineInfo(infos.Values, typeof(TState), typeof(TTrigger), infos[_initialState]);
    }

    /// <summary>The state in words, for a debugger.</summary>
    public override string ToString() => $"StateMachine {{ State = {State}, PermittedTriggers = {{ {string.Join(", ", PermittedTriggers)} }} }}";

    private void FireOne(TTrigger trigger)
    {
        var source = State;
        var (rule, unmet) = NodeOf(source).Find(trigger);
        if (rule is null)
        {
            _onUnhandled(source, trigger, unmet);
            return;
        }

        if (rule.Kind != RuleKind.Ignore)
            Move(NodeOf(source), NodeOf(rule.Destination), rule.Kind, trigger);
    }

    private void Move(StateNode source, StateNode destination, RuleKind kind, TTrigger trigger)
    {
        var transition = new Transition(source.State, destination.State, trigger);
        // A re-entry leaves the state it enters; any other move stays within what source and destination share.
        var shared = kind == RuleKind.Reentry ? destination.Superstate : source.CommonWith(destination);

        for (var node = source; node is not null && node != shared; node = node.Superstate)
            node.Exit(transition);

        _write(destination.State);

        var entered = new Stack<StateNode>();
        for (var node = destination; node is not null && node != shared; node = node.Superstate)
            entered.Push(node);
        foreach (var node in entered)
            node.Enter(transition);
    }

    private StateNode NodeOf(TState state)
    {
        if (!_nodes.TryGetValue(state, out var node))
            _nodes.Add(state, node = new StateNode(state));
        return node;
    }

    private static void Refuse(TState state, TTrigger trigger, ICollection<string> unmetGuards) =>
        throw new InvalidOperationException(unmetGuards.Count == 0
            ? $"State '{state}' has no transition for trigger '{trigger}', and does not ignore it."
            : $"Trigger '{trigger}' leaves state '{state}' only when its guards hold; these do not: {string.Join(", ", unmetGuards)}.");
}
