namespace IncidentKit.Policies;

/// <summary>A reason to escalate that is no matter of time. Recorded; this version does not act on it.</summary>
public sealed record EscalationTrigger
{
    /// <summary>Its name, unique in the policy.</summary>
    public required string Name { get; init; }

    /// <summary>Its title. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>What sets it off. Default <see cref="TriggerCause.ByHand"/>.</summary>
    public TriggerCause On { get; init; }

    /// <summary>Whom it tells; empty where the policy leaves that open.</summary>
    public IReadOnlyList<Target> Notify { get; init; } = [];

    /// <summary>What it does beside.</summary>
    public IReadOnlyList<EscalationActionRef> Do { get; init; } = [];
}
