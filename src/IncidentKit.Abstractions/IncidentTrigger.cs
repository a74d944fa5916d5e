namespace IncidentKit;

/// <summary>What moves an incident from one <see cref="IncidentStatus"/> to another, or refuses to.</summary>
public enum IncidentTrigger
{
    /// <summary>A person has taken the incident.</summary>
    Acknowledge,

    /// <summary>The search for the cause begins or goes on.</summary>
    Investigate,

    /// <summary>The cause is known.</summary>
    Identify,

    /// <summary>Work to reduce the impact begins or goes on.</summary>
    Mitigate,

    /// <summary>The impact is reduced; the fact 'mitigated' is set.</summary>
    MarkMitigated,

    /// <summary>The mitigation did not hold; the fact 'mitigated' is undone.</summary>
    MitigationFailed,

    /// <summary>The impact has ended.</summary>
    Resolve,

    /// <summary>The post-mortem begins.</summary>
    StartPostMortem,

    /// <summary>Nothing is left to do.</summary>
    Close,

    /// <summary>The incident is back; a new episode begins.</summary>
    Reopen,

    /// <summary>There never was an incident.</summary>
    FalseAlarm,

    /// <summary>The incident is the same as another one, which goes on in its place.</summary>
    MergeInto,

    /// <summary>The severity is raised, lowered or corrected.</summary>
    ChangeSeverity,

    /// <summary>An acknowledgement is taken back.</summary>
    Unacknowledge,

    /// <summary>A merge is taken back.</summary>
    Unmerge,

    /// <summary>The incident goes to the backlog; only for severities with <c>mode: track</c>.</summary>
    Track,
}
