namespace IncidentKit.Runbooks.Runs;

/// <summary>What follows when a node is lost in the middle of an attempt. At most once for unsafe actions: where nobody knows, people are asked.</summary>
internal static class Recovery
{
    public static string Group(string questionId) => $"uncertain:{questionId}";

    /// <summary>Whether the node that runs an attempt has not been heard of for its lease and the wait after it.</summary>
    public static bool IsAbandoned(RunState state, AttemptState attempt, DateTimeOffset now) =>
        now >= (state.LeaseUntil ?? attempt.Deadline) + RunClock.TakeOverWait;

    public static void TakeOver(RunDraft draft)
    {
        var run = draft.State;
        if (run.IsEnded || draft.Owner is null || draft.Open is not { Attempt: { } attempt } step || !IsAbandoned(run, attempt, draft.Now))
            return;
        draft.Emit(new LeaseTaken { By = draft.Owner, Owner = draft.Owner, Fence = run.Fence + 1, LeaseUntil = draft.Now + RunClock.Lease });
        if (run.Ending is not null)
            Ending.Abandon(draft);
        else
            Recover(draft, step, attempt, $"the node '{attempt.Owner}' was lost");
    }

    /// <summary>The node stops and tells so.</summary>
    public static void CutOff(RunDraft draft, StepState step, AttemptState attempt)
    {
        if (draft.State.Ending is not null)
        {
            Ending.Abandon(draft);
            return;
        }

        // What follows is for whoever takes over: this node makes no further attempt, and has no time to ask an action.
        var reason = $"the node '{attempt.Owner}' stopped";
        if (attempt.Idempotency != Idempotency.Unsafe)
            Interrupt(draft, step, attempt, reason, null);
        else if (!attempt.HasProbe)
            Recover(draft, step, attempt, reason);
    }

    public static void Answer(RunDraft draft, RunCommand.AnswerUncertain command)
    {
        var run = draft.State;
        if (run.IsEnded)
            throw new RunRefusedException($"the run has ended: {RunWords.Of(run.Result!.Value)}", run.RunId, RunRefusal.RunEnded);
        if (draft.Open is not { Uncertain: { } question } state || state.Path != command.Path)
            throw new RunRefusedException($"nobody is asked about '{command.Path}'", run.RunId, run.Step(command.Path) is null ? RunRefusal.UnknownQuestion : RunRefusal.AlreadySettled);
        var by = People.Normalize(command.By);
        if (!Approvals.MayAnswer(draft, question.Targets, question.People, by))
            return;
        var step = draft.Runbook.Tree[state.Path];
        draft.Emit(new UncertainAnswered { By = by, Path = step.Path, Answer = command.Answer, Reason = command.Reason });
        draft.CancelMessages(Group(question.Id));
        switch (command.Answer)
        {
            case UncertainAnswer.RunAgain:
                Attempts.Begin(draft, step, recovered: true);
                return;
            case UncertainAnswer.Done:
                var isPlain = FrozenData.TryFreeze(command.Output, out var output, out var problem);
                Scheduling.EndStep(draft, step, StepStatus.Succeeded, "confirmed", output: output, warning: isPlain ? null : $"the output was not kept: {problem}");
                break;
            default:
                Scheduling.Fail(draft, step, StepStatus.Failed, new StepError { Kind = StepError.Uncertain, Message = $"{by} says that the interrupted attempt took no effect" });
                break;
        }

        Scheduling.GoOn(draft);
    }

    public static void AskAgainIfDue(RunDraft draft, StepState step, UncertainState question)
    {
        if (draft.Now < question.RemindAt)
            return;
        draft.Emit(new UncertainAskedAgain { Path = step.Path, Round = question.Round + 1, RemindAt = draft.Now + RunClock.UncertainReminder });
        RunMessages.AskAboutInterrupted(draft, draft.Runbook.Tree[step.Path]);
    }

    private static void Recover(RunDraft draft, StepState state, AttemptState attempt, string reason)
    {
        var step = draft.Runbook.Tree[state.Path];
        if (attempt.Idempotency != Idempotency.Unsafe)
        {
            Interrupt(draft, state, attempt, reason, null);
            Attempts.Begin(draft, step, recovered: true);
            return;
        }

        if (attempt.HasProbe && draft.Facts.Probe is null)
        {
            draft.NeedProbe(state);
            return;
        }

        var probe = attempt.HasProbe ? draft.Facts.Probe : null;
        if (probe is { Outcome: ProbeOutcome.Completed } completed)
        {
            Attempts.Finish(draft, state, AttemptOutcome.Returned(completed.Output));
            return;
        }

        Interrupt(draft, state, attempt, reason, probe?.Outcome);
        if (probe is { Outcome: ProbeOutcome.NotStarted })
            Attempts.Begin(draft, step, recovered: true);
        else
            Ask(draft, step);
    }

    private static void Interrupt(RunDraft draft, StepState state, AttemptState attempt, string reason, ProbeOutcome? probe) =>
        draft.Emit(new AttemptInterrupted { Path = state.Path, Attempt = attempt.Number, Reason = reason, Probe = probe });

    private static void Ask(RunDraft draft, RunbookStep step)
    {
        var targets = People.Approvers(draft.Runbook, step, draft.Facts);
        if (!draft.HasPeople(targets))
            return;
        draft.Emit(new StepUncertain
        {
            Path = step.Path,
            QuestionId = $"{draft.State.RunId}-u{draft.State.EventCount + 1}",
            Targets = targets,
            People = People.Of(draft.Facts, targets),
            RemindAt = draft.Now + RunClock.UncertainReminder,
        });
        RunMessages.AskAboutInterrupted(draft, step);
    }
}
