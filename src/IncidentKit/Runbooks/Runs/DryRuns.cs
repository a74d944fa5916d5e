using IncidentKit.Expressions;

namespace IncidentKit.Runbooks.Runs;

/// <summary>What a dry run does in place of an attempt.</summary>
internal static class DryRuns
{
    /// <summary>Whether a step runs in earnest: the file says that it only looks, and nobody need allow it.</summary>
    public static bool Runs(RunbookStep step) => step is { DryRun: RunbookDryRun.Run, Approval: null };

    /// <summary>Shows what would run. A scripted output stands in for the real one, so that later conditions can be evaluated.</summary>
    public static void Show(RunDraft draft, RunbookStep step, bool isConditionUnknown)
    {
        object? output = null;
        if (draft.Facts.Actions.TryGetValue(step.Action, out var action) && action.StandIns.Count > 0)
        {
            var shown = draft.State.Steps.Count(s => s.Status == StepStatus.WouldRun && draft.Runbook.Tree[s.Path].Action == step.Action);
            FrozenData.TryFreeze(action.StandIns[Math.Min(shown, action.StandIns.Count - 1)], out output, out _);
        }

        var reason = isConditionUnknown ? "condition_unknown" : step.Approval is not null ? "approval_needed" : null;
        Scheduling.EndStep(draft, step, StepStatus.WouldRun, reason, output: output);
    }

    /// <summary>Whether a value is missing only because the step it comes from did not run.</summary>
    public static bool HangsOnWhatDidNotRun(RunState state, IEnumerable<ExpressionName> names) =>
        names.Any(n => n.Root == "steps" && n.Members.Count > 0 && DidNotRun(state, n.Members[0]));

    public static bool HangsOnWhatDidNotRun(RunState state, IReadOnlyList<string> paths) =>
        paths.Count > 0 && paths.All(p => p.Split('.') is ["steps", var id, ..] && DidNotRun(state, id));

    private static bool DidNotRun(RunState state, string id) =>
        state.Steps.Any(s => s.Id == id && s.Status == StepStatus.WouldRun && s.Output is null);
}
