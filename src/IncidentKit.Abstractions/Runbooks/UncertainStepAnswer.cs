namespace IncidentKit.Runbooks;

/// <summary>What a person says of a step that a crash interrupted.</summary>
public enum UncertainStepAnswer
{
    /// <summary>It took effect; the run goes on after it.</summary>
    Done,

    /// <summary>Run it again, under the same key.</summary>
    RunAgain,

    /// <summary>It failed; what the runbook says for a failure follows.</summary>
    Failed,
}
