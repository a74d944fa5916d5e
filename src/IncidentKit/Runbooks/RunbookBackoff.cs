namespace IncidentKit.Runbooks;

/// <summary>How the pause between attempts grows.</summary>
public enum RunbookBackoff
{
    /// <summary>Each pause is the one before times the factor.</summary>
    Exponential,

    /// <summary>Each pause is one delay longer.</summary>
    Linear,

    /// <summary>All pauses are alike.</summary>
    Constant,
}
