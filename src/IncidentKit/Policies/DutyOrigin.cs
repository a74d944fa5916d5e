namespace IncidentKit.Policies;

/// <summary>From when a post-incident duty's time counts.</summary>
public enum DutyOrigin
{
    /// <summary>From the resolution.</summary>
    Resolved,

    /// <summary>From the mitigation.</summary>
    Mitigated,

    /// <summary>From the declaration.</summary>
    Declared,
}
