namespace IncidentKit;

/// <summary>What the alerts behind an incident say at the moment.</summary>
public enum SignalState
{
    /// <summary>No alert is attached: a person, the API or a detector declared the incident.</summary>
    None,

    /// <summary>At least one attached alert is firing.</summary>
    Firing,

    /// <summary>The last attached alert is resolved. The incident itself stays as it is until somebody resolves it.</summary>
    Clear,
}
