namespace IncidentKit.Policies;

/// <summary>From when an escalation step's delay counts.</summary>
public enum EscalationStepOrigin
{
    /// <summary>From the ladder's start: see <see cref="Policy.EscalatesFrom"/>.</summary>
    Detection,

    /// <summary>From when the step before it was decided.</summary>
    Previous,
}
