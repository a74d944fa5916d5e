namespace IncidentKit.Runbooks.Runs;

/// <summary>How runs end.</summary>
internal static class Ending
{
    public static void Cancel(RunDraft draft, RunCommand.Cancel command)
    {
        if (draft.State.IsEnded)
            throw new RunRefusedException($"the run has ended: {RunWords.Of(draft.State.Result!.Value)}", draft.State.RunId, RunRefusal.RunEnded);
        Request(draft, RunResult.Cancelled, command.Reason, People.Normalize(command.By), draft.Now + RunClock.CancelGrace);
    }

    public static void TimeOut(RunDraft draft) =>
        Request(draft, RunResult.TimedOut, $"the run took longer than {RunMessages.Said(draft.Runbook.Timeout)}", "engine", draft.Now + RunClock.CancelGrace);

    public static void EndWithIncident(RunDraft draft, RunCommand.EndWithIncident command)
    {
        if (!draft.State.IsEnded && draft.Runbook.OnIncidentEnd == RunbookIncidentEnd.Cancel)
            Request(draft, RunResult.Cancelled, command.Reason, "engine", null);
    }

    /// <summary>The incident ended and its message is still on its way: no further step begins.</summary>
    public static bool EndIfIncidentEnded(RunDraft draft)
    {
        if (draft.State.Ending is not null)
        {
            FinishAsRequested(draft);
            return true;
        }

        if (!draft.State.IncidentWasOpen || draft.Facts.Incident is not { IsOpen: false } || draft.Runbook.OnIncidentEnd != RunbookIncidentEnd.Cancel)
            return false;
        Finish(draft, RunResult.Cancelled, "the incident has ended");
        return true;
    }

    /// <summary>The running attempt was given its time and has said nothing.</summary>
    public static void Abandon(RunDraft draft)
    {
        if (draft.Open is { Attempt: { } attempt } state)
        {
            var step = draft.Runbook.Tree[state.Path];
            var isKnown = attempt.Idempotency == Idempotency.Safe;
            Scheduling.EndStep(draft, step, isKnown ? StepStatus.Cancelled : StepStatus.Uncertain, "run_ended");
        }

        FinishAsRequested(draft);
    }

    public static void FinishAsRequested(RunDraft draft)
    {
        var ending = draft.State.Ending!;
        Finish(draft, ending.Result, ending.Reason, ending.By);
    }

    public static void FinishNaturally(RunDraft draft)
    {
        var result = Result(draft.State);
        Finish(draft, result, result == RunResult.Failed ? "the last check did not pass" : "all steps are done");
    }

    /// <summary>What a run that was not stopped came to.</summary>
    public static RunResult Result(RunState state)
    {
        if (state.LastCheckPassed == false)
            return RunResult.Failed;
        var hasWarnings = state.Warnings.Count > 0 || state.Steps.Any(s => s.Status is StepStatus.Recovered or StepStatus.Failed or StepStatus.TimedOut);
        return hasWarnings ? RunResult.SucceededWithWarnings : RunResult.Succeeded;
    }

    /// <summary>Ends the run, and with it whatever still waits.</summary>
    public static void Finish(RunDraft draft, RunResult result, string reason, string by = "engine")
    {
        if (draft.Open is { InFallback: false } open)
            Close(draft, open, reason);

        // A step whose fallback did not come to its end stays what it was.
        for (var step = draft.State.Current is { } at ? draft.Runbook.Tree[at] : null; step is not null; step = draft.Runbook.Tree.Parent(step.Path))
            CloseFailed(draft, step);
        draft.Emit(new RunEnded { By = by, Result = result, Reason = reason });
        RunMessages.Report(draft, "run_ended", null, RunWords.Of(result), $"runbook '{draft.Runbook.Name}' {RunMessages.Said(result)}: {reason}", by == "engine" ? null : by);
    }

    private static void Request(RunDraft draft, RunResult result, string reason, string by, DateTimeOffset? graceUntil)
    {
        if (draft.Open is not { Attempt: not null })
            Finish(draft, result, reason, by);
        else if (draft.State.Ending is null || (draft.State.Ending.GraceUntil is null && graceUntil is not null))
            draft.Emit(new RunEndRequested { By = by, Result = result, Reason = reason, GraceUntil = graceUntil });
    }

    private static void Close(RunDraft draft, StepState open, string reason)
    {
        var step = draft.Runbook.Tree[open.Path];
        if (open.Status == StepStatus.WaitingApproval)
        {
            draft.Emit(new ApprovalSuperseded { Path = open.Path, ApprovalId = open.Approval!.Id, Reason = reason });
            draft.CancelMessages(Approvals.Group(open.Approval.Id));
        }

        if (open.Uncertain is { } question)
            draft.CancelMessages(Recovery.Group(question.Id));
        Scheduling.EndStep(draft, step, open.Uncertain is null ? StepStatus.Cancelled : StepStatus.Uncertain, "run_ended");
    }

    private static void CloseFailed(RunDraft draft, RunbookStep step)
    {
        // A report would only repeat what the step's failure has told.
        if (draft.State.Step(step.Path) is { IsEnded: false } state)
            draft.Emit(new StepEnded { Path = step.Path, Id = step.Id, Name = step.Name, Type = step.Type, Status = state.Status, Reason = "fallback_not_finished" });
    }
}
