using IncidentKit.Expressions;

namespace IncidentKit.Runbooks.Runs;

/// <summary>Finds the next step, looks at its condition, freezes its parameters.</summary>
internal static class Scheduling
{
    /// <summary>What a condition says.</summary>
    private enum Verdict
    {
        Holds,
        DoesNotHold,
        Missing,
        Wrong,
    }

    /// <summary>Goes on from the step that the run is at, until something must be waited for.</summary>
    public static void GoOn(RunDraft draft)
    {
        // A caller that runs nothing leaves the rest to a node: the run is due at once.
        while (draft.Owner is not null && !draft.State.IsEnded && !draft.IsBlocked)
        {
            if (Ending.EndIfIncidentEnded(draft))
                return;
            if (Next(draft) is not { } step)
            {
                Ending.FinishNaturally(draft);
                return;
            }

            if (!Schedule(draft, step))
                return;
        }
    }

    /// <summary>Whether the condition still holds; otherwise the step is skipped or fails, and the run goes on.</summary>
    public static bool StillHolds(RunDraft draft, RunbookStep step)
    {
        if (!draft.Has(step.ConditionRoots))
            return false;
        var verdict = Evaluate(draft, step, out var error);
        if (verdict == Verdict.Holds)
            return true;
        LeaveOut(draft, step, verdict, error, "condition_changed");
        GoOn(draft);
        return false;
    }

    /// <summary>A step has failed for good: its fallback is next, or the run goes on, or it fails.</summary>
    public static void Fail(RunDraft draft, RunbookStep step, StepStatus status, StepError error)
    {
        if (step.Fallback.Count > 0)
        {
            draft.Emit(new StepFallbackStarted { Path = step.Path, Status = status, Error = error });
            RunMessages.ReportStep(draft, step.Path, $"{RunMessages.Said(status)}: {error.Message}; its fallback runs");
            return;
        }

        EndStep(draft, step, status, error: error, warning: step.ContinuesOnError ? $"{RunMessages.Said(status)}: {error.Message}" : null);
        if (!step.ContinuesOnError)
            Ending.Finish(draft, RunResult.Failed, $"step '{step.Name}' {RunMessages.Said(status)}: {error.Message}");
    }

    public static void EndStep(RunDraft draft, RunbookStep step, StepStatus status, string? reason = null, StepError? error = null, object? output = null, string? warning = null)
    {
        draft.Emit(new StepEnded
        {
            Path = step.Path,
            Id = step.Id,
            Name = step.Name,
            Type = step.Type,
            Status = status,
            Reason = reason,
            Error = error,
            Output = output,
            Warning = warning,
        });
        RunMessages.ReportStep(draft, step.Path);
    }

    public static void Skip(RunDraft draft, RunbookStep step, string reason, StepError? error = null, string? warning = null)
    {
        draft.Emit(new StepSkipped
        {
            Path = step.Path,
            Id = step.Id,
            Name = step.Name,
            Type = step.Type,
            Reason = reason,
            Error = error,
            Warning = warning,
            Roots = Read(draft, step.ConditionRoots),
        });
        RunMessages.ReportStep(draft, step.Path);
    }

    /// <summary>The step after the one that the run is at. A fallback that has come to its end has recovered its step.</summary>
    private static RunbookStep? Next(RunDraft draft)
    {
        var tree = draft.Runbook.Tree;
        if (draft.State.Step(draft.State.Current) is not { } current)
            return tree.First;
        if (!current.IsEnded)
            return tree[current.Path].Fallback[0];
        var path = current.Path;
        while (true)
        {
            if (tree.After(path) is { } after)
                return after;
            if (tree.Parent(path) is not { } parent)
                return null;
            EndStep(draft, parent, StepStatus.Recovered);
            path = parent.Path;
        }
    }

    /// <summary>Brings the run to a step; true where the step is over with already.</summary>
    private static bool Schedule(RunDraft draft, RunbookStep step)
    {
        if (!draft.Has([.. step.ConditionRoots, .. step.ValueRoots]))
            return false;
        var verdict = Evaluate(draft, step, out var error);
        var isUnknown = draft.State.DryRun && verdict == Verdict.Missing && DryRuns.HangsOnWhatDidNotRun(draft.State, step.Condition!.Names);
        if (verdict != Verdict.Holds && !isUnknown)
        {
            LeaveOut(draft, step, verdict, error, "condition");
            return true;
        }

        if (!Freeze(draft, step, out error))
        {
            Fail(draft, step, StepStatus.Failed, error!);
            return true;
        }

        if (draft.State.DryRun && !DryRuns.Runs(step))
        {
            DryRuns.Show(draft, step, isUnknown);
            return true;
        }

        if (step.Approval is { } approval && !draft.State.DryRun)
            return Approvals.Request(draft, step, approval);
        Attempts.Begin(draft, step);
        return false;
    }

    private static void LeaveOut(RunDraft draft, RunbookStep step, Verdict verdict, StepError? error, string reason)
    {
        if (verdict == Verdict.Wrong)
            Fail(draft, step, StepStatus.Failed, error!);
        else if (verdict == Verdict.Missing)
            Skip(draft, step, StepError.MissingValue, error, $"skipped: {error!.Message}");
        else
            Skip(draft, step, reason);
    }

    private static Verdict Evaluate(RunDraft draft, RunbookStep step, out StepError? error)
    {
        error = null;
        if (step.Condition is not { } condition)
            return Verdict.Holds;
        var result = condition.EvaluateCondition(new RunScope(draft.State, draft.Runbook, draft.Facts, draft.Now));
        if (result.Error is { } wrong)
        {
            error = new StepError { Kind = StepError.Condition, Message = $"the condition can't be evaluated: {wrong.Message}" };
            return Verdict.Wrong;
        }

        if (result.IsMissing)
        {
            var paths = result.Missing.Count > 0 ? string.Join(", ", result.Missing) : condition.Text;
            error = new StepError { Kind = StepError.MissingValue, Message = $"{StepError.MissingValue}: {paths} has no value" };
            return Verdict.Missing;
        }

        return result.IsTrue ? Verdict.Holds : Verdict.DoesNotHold;
    }

    /// <summary>Renders target and parameters, once: retries, approvals and recoveries use what is frozen here.</summary>
    private static bool Freeze(RunDraft draft, RunbookStep step, out StepError? error)
    {
        var scope = new RunScope(draft.State, draft.Runbook, draft.Facts, draft.Now);
        var faults = new List<TemplateFault>();
        var target = Text(step.TargetTemplate?.Render(scope, "target", faults));
        var message = Text(step.MessageTemplate?.Render(scope, "approval.message", faults));
        var rendered = step.ParamsTemplate.Render(scope, "", faults);
        var isPlain = FrozenData.TryFreeze(rendered, out var frozen, out var problem);
        if (draft.State.DryRun)
            faults.RemoveAll(f => DryRuns.HangsOnWhatDidNotRun(draft.State, f.Missing));
        error = faults.Count > 0 ? ErrorOf(faults) : isPlain ? null : new StepError { Kind = StepError.Template, Message = $"the parameters can't be kept: {problem}" };
        if (error is not null)
            return false;
        draft.Emit(new StepScheduled
        {
            Path = step.Path,
            Id = step.Id,
            Name = step.Name,
            Type = step.Type,
            Target = target,
            Params = (IReadOnlyDictionary<string, object?>)frozen!,
            Message = message,
            Roots = Read(draft, [.. step.ConditionRoots.Union(step.ValueRoots)]),
        });
        return true;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        _ => ExpressionValue.From(value).ToString(),
    };

    private static StepError ErrorOf(List<TemplateFault> faults)
    {
        var missing = faults.SelectMany(f => f.Missing).Distinct().ToList();
        return missing.Count > 0
            ? new StepError { Kind = StepError.MissingValue, Message = $"{StepError.MissingValue}: {string.Join(", ", missing)} has no value" }
            : new StepError { Kind = StepError.Template, Message = $"{faults[0].Where}: {faults[0].Message}" };
    }

    /// <summary>What the host answered, to be kept with the event. What is no plain data was no answer.</summary>
    private static Dictionary<string, object?> Read(RunDraft draft, IReadOnlyList<string> roots)
    {
        var read = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var root in roots)
        {
            if (draft.Facts.Roots.TryGetValue(root, out var fact) && fact.Found && FrozenData.TryFreeze(fact.Value, out var frozen, out _))
                read[root] = frozen;
        }

        return read;
    }
}
