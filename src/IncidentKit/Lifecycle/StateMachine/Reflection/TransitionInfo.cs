namespace Stateless.Reflection;

/// <summary>What a state does with a trigger.</summary>
internal abstract class TransitionInfo
{
    private protected TransitionInfo(TriggerInfo trigger, IReadOnlyList<InvocationInfo> guards)
    {
        Trigger = trigger;
        GuardConditionsMethodDescriptions = guards;
    }

    /// <summary>The trigger.</summary>
    public TriggerInfo Trigger { get; }

    /// <summary>The guards that must hold; empty where there is none.</summary>
    public IEnumerable<InvocationInfo> GuardConditionsMethodDescriptions { get; }
}
