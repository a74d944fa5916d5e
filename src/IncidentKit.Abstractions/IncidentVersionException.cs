namespace IncidentKit;

/// <summary>The incident has changed since the caller looked at it, and the caller asked to change only what they saw.</summary>
public sealed class IncidentVersionException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="expected">The version that the caller saw.</param>
    /// <param name="actual">The version it has now.</param>
    public IncidentVersionException(IncidentId incidentId, long expected, long actual)
        : base($"the incident is at version {actual}, not {expected}; read it again and decide anew")
    {
        IncidentId = incidentId;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The incident.</summary>
    public IncidentId IncidentId { get; }

    /// <summary>The version that the caller saw.</summary>
    public long Expected { get; }

    /// <summary>The version it has now.</summary>
    public long Actual { get; }
}
