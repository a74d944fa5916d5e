namespace IncidentKit.Policies;

/// <summary>What sets off an <see cref="EscalationTrigger"/>.</summary>
public enum TriggerCause
{
    /// <summary>A person says so.</summary>
    ByHand,

    /// <summary>A target of the severity was missed.</summary>
    TargetMissed,

    /// <summary>The impact proves greater than it was assessed.</summary>
    ImpactGrown,

    /// <summary>The response needs more people or means.</summary>
    ResourcesNeeded,

    /// <summary>An outside vendor must be involved.</summary>
    Vendor,

    /// <summary>The law or a contract is concerned.</summary>
    Legal,

    /// <summary>A duty or an action item is overdue.</summary>
    DutyOverdue,
}
