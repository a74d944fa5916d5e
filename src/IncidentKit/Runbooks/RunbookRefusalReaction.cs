namespace IncidentKit.Runbooks;

/// <summary>What follows when a step is not allowed to run.</summary>
public enum RunbookRefusalReaction
{
    /// <summary>The step is denied and the run ends.</summary>
    Stop,

    /// <summary>The step is skipped and the run goes on.</summary>
    Skip,

    /// <summary>The step has failed: its fallback runs, or the run fails.</summary>
    Fail,
}
