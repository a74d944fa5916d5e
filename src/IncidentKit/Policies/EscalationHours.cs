namespace IncidentKit.Policies;

/// <summary>At which hours an escalation step may fire.</summary>
public enum EscalationHours
{
    /// <summary>At any hour.</summary>
    Any,

    /// <summary>In business hours; before them it waits.</summary>
    Business,
}
