namespace Stateless.Reflection;

/// <summary>A move whose destination is known when it is configured; a re-entry leads to its own state.</summary>
internal sealed class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(TriggerInfo trigger, IReadOnlyList<InvocationInfo> guards, StateInfo destinationState)
        : base(trigger, guards) => DestinationState = destinationState;

    /// <summary>Where it leads.</summary>
    public StateInfo DestinationState { get; }
}
