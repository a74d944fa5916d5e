namespace Stateless.Reflection;

/// <summary>A trigger of a configured machine.</summary>
internal sealed class TriggerInfo
{
    internal TriggerInfo(object underlyingTrigger) => UnderlyingTrigger = underlyingTrigger;

    /// <summary>The trigger itself.</summary>
    public object UnderlyingTrigger { get; }

    /// <summary>The trigger in words.</summary>
    public override string ToString() => UnderlyingTrigger.ToString() ?? "";
}
