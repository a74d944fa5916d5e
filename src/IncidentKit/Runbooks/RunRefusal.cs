namespace IncidentKit.Runbooks;

/// <summary>Why a run refuses something.</summary>
public enum RunRefusal
{
    /// <summary>The run has ended.</summary>
    RunEnded,

    /// <summary>Another node has taken over.</summary>
    StaleFence,

    /// <summary>The attempt is not under way any more.</summary>
    AttemptOver,

    /// <summary>The run has no such approval or question.</summary>
    UnknownQuestion,

    /// <summary>It is settled already, by somebody else or by its timeout.</summary>
    AlreadySettled,

    /// <summary>The person may not answer.</summary>
    NotAllowed,
}
