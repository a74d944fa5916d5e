namespace IncidentKit.Runbooks;

/// <summary>What becomes of a run whose incident ends.</summary>
public enum RunbookIncidentEnd
{
    /// <summary>Its open approvals close, a waiting run is cancelled, a running step finishes. The default.</summary>
    Cancel,

    /// <summary>It goes on.</summary>
    Continue,
}
