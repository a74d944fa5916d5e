namespace IncidentKit.Policies;

/// <summary>What an escalation step does where its targets resolve to nobody.</summary>
public enum EscalationWhenEmpty
{
    /// <summary>It goes on to the next target, then to the policy's fallback.</summary>
    Next,

    /// <summary>It waits until there is somebody.</summary>
    Wait,

    /// <summary>It is left out.</summary>
    Skip,
}
