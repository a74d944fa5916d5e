namespace IncidentKit.Policies;

/// <summary>The point of an incident from which a communication rule counts.</summary>
public enum CommunicationStage
{
    /// <summary>The declaration.</summary>
    Declared,

    /// <summary>The acknowledgement.</summary>
    Acknowledged,

    /// <summary>The beginning of the investigation.</summary>
    Investigating,

    /// <summary>The mitigation.</summary>
    Mitigated,

    /// <summary>The resolution.</summary>
    Resolved,

    /// <summary>The closing.</summary>
    Closed,
}
