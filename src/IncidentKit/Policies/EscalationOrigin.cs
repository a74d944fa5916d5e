namespace IncidentKit.Policies;

/// <summary>The instant from which ladders and targets count.</summary>
public enum EscalationOrigin
{
    /// <summary>When the incident was declared, by the store's clock.</summary>
    Declared,

    /// <summary>When it was detected, by the sender's clock, but never more than 15 minutes before it was declared.</summary>
    Detected,
}
