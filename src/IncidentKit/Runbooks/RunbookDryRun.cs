namespace IncidentKit.Runbooks;

/// <summary>What a dry run does with a step.</summary>
public enum RunbookDryRun
{
    /// <summary>It shows what would run. The default.</summary>
    Skip,

    /// <summary>It runs it: the step only looks.</summary>
    Run,

    /// <summary>It takes a scripted output in place of the real one.</summary>
    Mock,
}
