namespace IncidentKit.Engine;

/// <summary>How the policy that new incidents begin with stands to its source.</summary>
public enum PolicyState
{
    /// <summary>It is what the source says.</summary>
    UpToDate,

    /// <summary>The source has become wrong since it was read; what was read before goes on.</summary>
    Outdated,

    /// <summary>The source was wrong when the host started; the last good one that the store keeps of it serves.</summary>
    LastGood,
}
