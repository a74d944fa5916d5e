namespace Stateless.Reflection;

/// <summary>One state of a configured machine.</summary>
internal sealed class StateInfo
{
    private readonly List<StateInfo> _substates = [];
    private readonly List<FixedTransitionInfo> _fixedTransitions = [];
    private readonly List<IgnoredTransitionInfo> _ignoredTriggers = [];

    internal StateInfo(object underlyingState) => UnderlyingState = underlyingState;

    /// <summary>The state itself.</summary>
    public object UnderlyingState { get; }

    /// <summary>The state this one lies under, if any.</summary>
    public StateInfo? Superstate { get; private set; }

    /// <summary>The states that lie directly under this one.</summary>
    public IEnumerable<StateInfo> Substates => _substates;

    /// <summary>The moves out of this state and back into it, as configured here; those of the superstate are not repeated.</summary>
    public IEnumerable<FixedTransitionInfo> FixedTransitions => _fixedTransitions;

    /// <summary>The triggers that this state takes without a move.</summary>
    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers => _ignoredTriggers;

    /// <summary>All moves; those with a fixed destination are all there are.</summary>
    public IEnumerable<TransitionInfo> Transitions => _fixedTransitions;

    /// <summary>The state in words.</summary>
    public override string ToString() => UnderlyingState.ToString() ?? "";

    internal void PutUnder(StateInfo superstate)
    {
        Superstate = superstate;
        superstate._substates.Add(this);
    }

    internal void Add(FixedTransitionInfo transition) => _fixedTransitions.Add(transition);

    internal void Add(IgnoredTransitionInfo ignored) => _ignoredTriggers.Add(ignored);
}
