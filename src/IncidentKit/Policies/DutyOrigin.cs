namespace IncidentKit.Policies;

/// <summary>From when a post-incident duty's time counts.</summary>
public enum DutyOrigin
{
    /// <summary>From the resolution.</summary>
    Resolved,

    /// <summary>From the mitigation. Recorded; this version does not act on it.</summary>
    Mitigated,

    /// <summary>From the declaration, or from the raising or reopening that made somebody owe it.</summary>
    Declared,
}
