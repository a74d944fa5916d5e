namespace IncidentKit.Policies;

/// <summary>When status updates end.</summary>
public enum UpdateUntil
{
    /// <summary>When the incident is resolved.</summary>
    Resolved,

    /// <summary>When it is mitigated or resolved.</summary>
    Mitigated,
}
