namespace IncidentKit.Policies;

/// <summary>What a <see cref="Target"/> names.</summary>
public enum TargetKind
{
    /// <summary>One person: <c>user:ana</c>.</summary>
    User,

    /// <summary>A role of the policy or of the incident: <c>role:engineering-lead</c>.</summary>
    Role,

    /// <summary>A team: <c>team:payments</c>.</summary>
    Team,

    /// <summary>Whoever is on call: <c>schedule:platform</c>.</summary>
    Schedule,

    /// <summary>A room or channel: <c>channel:#ops</c>.</summary>
    Channel,
}
