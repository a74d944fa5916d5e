namespace Stateless.Reflection;

/// <summary>A trigger that a state takes without a move.</summary>
internal sealed class IgnoredTransitionInfo : TransitionInfo
{
    internal IgnoredTransitionInfo(TriggerInfo trigger, IReadOnlyList<InvocationInfo> guards)
        : base(trigger, guards)
    {
    }
}
