namespace IncidentKit.Runbooks;

/// <summary>What a probe can find.</summary>
public enum ProbeOutcome
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>The attempt took no effect.</summary>
    NotStarted,

    /// <summary>The attempt took effect.</summary>
    Completed,
}
