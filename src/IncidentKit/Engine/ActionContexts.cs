using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Engine;

/// <summary>What an action is called with, made from the run.</summary>
internal static class ActionContexts
{
    /// <summary>The name of the action that a step calls.</summary>
    /// <param name="runbook">The runbook.</param>
    /// <param name="step">The step.</param>
    /// <returns>The name.</returns>
    public static string ActionOf(Runbook runbook, StepState step) => runbook.Tree[step.Path].Action;

    /// <summary>Makes the context of the attempt that is under way.</summary>
    /// <param name="state">The run.</param>
    /// <param name="step">The step; it has an attempt.</param>
    /// <param name="action">The action's name.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="time">The clock to wait by.</param>
    /// <returns>The context.</returns>
    public static RunbookActionContext Create(RunState state, StepState step, string action, Incident? incident, TimeProvider time) => new()
    {
        Incident = incident,
        RunId = state.RunId,
        RunbookId = state.RunbookId,
        StepPath = step.Path,
        ActionName = action,
        Target = step.Target,
        Parameters = step.Params,
        AttemptNumber = step.Attempt!.Number,
        IdempotencyKey = step.Attempt.Key,
        DryRun = state.DryRun,
        TimeProvider = time,
    };
}
