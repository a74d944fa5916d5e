namespace IncidentKit;

/// <summary>How a closed incident ended.</summary>
public enum IncidentResolution
{
    /// <summary>It was resolved.</summary>
    Resolved,

    /// <summary>There never was an incident.</summary>
    FalseAlarm,

    /// <summary>It went on as part of another incident.</summary>
    DuplicateOf,

    /// <summary>It went to the backlog, as its severity says (<c>mode: track</c>).</summary>
    Tracked,
}
