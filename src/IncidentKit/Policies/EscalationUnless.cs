namespace IncidentKit.Policies;

/// <summary>What keeps an escalation step from firing.</summary>
public enum EscalationUnless
{
    /// <summary>The incident is resolved.</summary>
    Resolved,

    /// <summary>The incident is mitigated or resolved.</summary>
    Mitigated,

    /// <summary>The incident is acknowledged, mitigated or resolved.</summary>
    Acknowledged,
}
