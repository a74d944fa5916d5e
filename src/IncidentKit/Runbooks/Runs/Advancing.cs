namespace IncidentKit.Runbooks.Runs;

/// <summary>Does what the clocks say is due.</summary>
internal static class Advancing
{
    public static void Advance(RunDraft draft)
    {
        var state = draft.State;
        if (state.IsEnded)
            return;
        if (state.Ending is { GraceUntil: { } grace } && draft.Now >= grace)
            Ending.Abandon(draft);
        else if (state.Ending is null && draft.Now >= state.Deadline)
            Ending.TimeOut(draft);
        else if (draft.Open is not { InFallback: false } step)
            Scheduling.GoOn(draft);
        else if (step.Attempt is { } attempt)
            Watch(draft, step, attempt);
        else if (step.Status == StepStatus.WaitingApproval)
            Approvals.TimeOutIfDue(draft, step);
        else if (step.Uncertain is { } question)
            Recovery.AskAgainIfDue(draft, step, question);
        else if (draft.Now >= (state.PausedUntil ?? step.DueAt ?? draft.Now))
            Attempts.Begin(draft, draft.Runbook.Tree[step.Path], recovered: step.Status == StepStatus.Pending && step.Attempts > 0);
    }

    private static void Watch(RunDraft draft, StepState step, AttemptState attempt)
    {
        if (draft.Owner == attempt.Owner)
        {
            // Who asks is alive, so that its attempt is late at worst, not lost.
            if (draft.Now >= attempt.Deadline)
                Attempts.Finish(draft, step, AttemptOutcome.Late);
            else if (draft.Now >= draft.State.LeaseUntil)
                draft.Emit(new LeaseRenewed { By = attempt.Owner, LeaseUntil = draft.Now + RunClock.Lease });
        }
        else if (Recovery.IsAbandoned(draft.State, attempt, draft.Now))
        {
            Recovery.TakeOver(draft);
        }
        else if (draft.Now >= attempt.Deadline && !attempt.Overdue)
        {
            draft.Emit(new AttemptOverdue { Path = step.Path, Attempt = attempt.Number });
        }
    }
}
