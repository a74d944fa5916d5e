namespace IncidentKit;

/// <summary>Where an incident stands. The seven statuses are those of ADR 0072 ("Incident Record").</summary>
/// <remarks>
/// Acknowledged, identified and mitigated are facts with times
/// beside the status: an incident under investigation may be mitigated already.
/// </remarks>
public enum IncidentStatus
{
    /// <summary>Declared; no person has taken it yet.</summary>
    Detected,

    /// <summary>A person has said that they have it.</summary>
    Acknowledged,

    /// <summary>The cause is being looked for.</summary>
    Investigating,

    /// <summary>The impact is being reduced.</summary>
    Mitigating,

    /// <summary>The impact has ended.</summary>
    Resolved,

    /// <summary>What happened is being learnt from.</summary>
    PostMortem,

    /// <summary>Nothing is left to do. The resolution says how it ended.</summary>
    Closed,
}
