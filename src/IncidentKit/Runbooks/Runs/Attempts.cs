namespace IncidentKit.Runbooks.Runs;

/// <summary>Begins attempts and takes in what became of them.</summary>
internal static class Attempts
{
    /// <summary>Begins the next attempt of a step that is frozen and, where that is wanted, allowed.</summary>
    public static void Begin(RunDraft draft, RunbookStep step, bool recovered = false)
    {
        var state = draft.State.Step(step.Path)!;
        if (draft.Owner is null)
        {
            if (state.Status != StepStatus.Pending || state.DueAt is null)
                draft.Emit(new StepReady { Path = step.Path });
            return;
        }

        if (Ending.EndIfIncidentEnded(draft) || !MayUseGrant(draft, step, state))
            return;
        if (!draft.Facts.Actions.TryGetValue(step.Action, out var action))
        {
            // The runbook is right, this host lacks the action: another one, or the next version, has it again.
            draft.Emit(new RunPaused { Reason = $"no action '{step.Action}' is registered", Until = draft.Now + RunClock.PauseCheck });
            return;
        }

        var number = state.Attempts + 1;
        draft.Emit(new AttemptStarted
        {
            Path = step.Path,
            Attempt = number,
            Key = IdempotencyKey.Of(draft.State.RunId, step.Path),
            Deadline = draft.Now + step.Timeout,
            Fence = draft.State.Owner == draft.Owner ? draft.State.Fence : draft.State.Fence + 1,
            Owner = draft.Owner,
            LeaseUntil = draft.Now + RunClock.Lease,
            Idempotency = step.Idempotency ?? (step.Type is RunbookStepType.Check or RunbookStepType.Query ? Idempotency.Safe : action.Idempotency),
            HasProbe = action.HasProbe,
            Recovered = recovered,
        });
    }

    public static void Complete(RunDraft draft, RunCommand.CompleteAttempt command)
    {
        var state = draft.State;
        if (state.IsEnded)
            throw new RunRefusedException($"the run has ended: {RunWords.Of(state.Result!.Value)}", state.RunId, RunRefusal.RunEnded);
        if (command.Fence != state.Fence)
            throw new RunRefusedException($"another node has taken over (fence {state.Fence}, not {command.Fence}); the result of '{command.Path}' is not taken", state.RunId, RunRefusal.StaleFence);
        if (draft.Open is not { Attempt: { } attempt } step || step.Path != command.Path || attempt.Number != command.Attempt)
            throw new RunRefusedException($"attempt {command.Attempt} of '{command.Path}' is not under way", state.RunId, RunRefusal.AttemptOver);

        // A cancellation that the run did not ask for is the node's own: it stops.
        if (command.Outcome.Interrupted || (command.Outcome.Error is { Kind: StepError.Cancelled } && state.Ending is null))
            Recovery.CutOff(draft, step, attempt);
        else
            Finish(draft, step, command.Outcome);
    }

    /// <summary>Takes in the end of the running attempt; what follows is decided in the same commit.</summary>
    public static void Finish(RunDraft draft, StepState state, AttemptOutcome outcome)
    {
        var step = draft.Runbook.Tree[state.Path];
        var isPlain = FrozenData.TryFreeze(outcome.Output, out var output, out var problem);
        var error = outcome.TimedOut
            ? new StepError { Kind = StepError.Timeout, Message = $"{StepError.Timeout}: the attempt took longer than {RunMessages.Said(step.Timeout)}" }
            : outcome.Error;
        if (error is null && step.Type == RunbookStepType.Check && !Passes(output))
            error = new StepError { Kind = StepError.NotPassed, Message = "the check did not pass" };
        draft.Emit(new AttemptCompleted
        {
            By = draft.Owner ?? state.Attempt!.Owner,
            Path = step.Path,
            Attempt = state.Attempt!.Number,
            Output = output,
            Error = error,
            TimedOut = outcome.TimedOut,

            // The action has done its work: what it returned is lost, the step is not.
            Warning = isPlain ? null : $"the output was not kept: {problem}",
        });
        Settle(draft, step, error, outcome.TimedOut);
    }

    public static void Renew(RunDraft draft, RunCommand.RenewLease command)
    {
        var state = draft.State;
        if (state.IsEnded)
            throw new RunRefusedException("the run has ended", state.RunId, RunRefusal.RunEnded);
        if (command.Fence != state.Fence)
            throw new RunRefusedException($"another node has taken over (fence {state.Fence}, not {command.Fence})", state.RunId, RunRefusal.StaleFence);
        if (draft.Open is not { Attempt: not null })
            throw new RunRefusedException("no attempt is under way", state.RunId, RunRefusal.AttemptOver);
        draft.Emit(new LeaseRenewed { By = state.Owner!, LeaseUntil = draft.Now + RunClock.Lease });
    }

    private static void Settle(RunDraft draft, RunbookStep step, StepError? error, bool timedOut)
    {
        if (error is null)
        {
            Scheduling.EndStep(draft, step, StepStatus.Succeeded);
            if (draft.State.Ending is not null)
                Ending.FinishAsRequested(draft);
            else if (step.StopsOnPass)
                Ending.Finish(draft, Ending.Result(draft.State), "not_needed");
            else
                Scheduling.GoOn(draft);
            return;
        }

        if (draft.State.Ending is not null)
        {
            Scheduling.EndStep(draft, step, StatusOf(step, error, timedOut));
            Ending.FinishAsRequested(draft);
            return;
        }

        var state = draft.State.Step(step.Path)!;
        if (state.Failures <= step.Retry.Count && error.Kind is not (StepError.Validation or StepError.Cancelled))
        {
            Retry(draft, step, state.Failures);
            return;
        }

        if (step.Type != RunbookStepType.Check)
        {
            Scheduling.Fail(draft, step, StatusOf(step, error, timedOut), error);
        }
        else
        {
            Scheduling.EndStep(draft, step, StepStatus.NotPassed);
            if (step.StopsOnFail)
                Ending.Finish(draft, RunResult.Failed, $"step '{step.Name}' did not pass");
        }

        Scheduling.GoOn(draft);
    }

    private static void Retry(RunDraft draft, RunbookStep step, int failures)
    {
        var pause = RetryDelay.Of(step.Retry, failures, IdempotencyKey.Of(draft.State.RunId, step.Path));
        if (pause > TimeSpan.Zero)
            draft.Emit(new RetryScheduled { Path = step.Path, At = draft.Now + pause });
        else
            Begin(draft, step);
    }

    private static StepStatus StatusOf(RunbookStep step, StepError error, bool timedOut) => error.Kind switch
    {
        StepError.Cancelled => StepStatus.Cancelled,
        _ when step.Type == RunbookStepType.Check => StepStatus.NotPassed,
        _ => timedOut ? StepStatus.TimedOut : StepStatus.Failed,
    };

    // A check passes when its output is neither false nor says so.
    private static bool Passes(object? output) => output switch
    {
        false => false,
        IReadOnlyDictionary<string, object?> map => !(map.TryGetValue("passed", out var passed) && passed is false),
        _ => true,
    };

    /// <summary>Whether the first attempt may begin on the grant that the step has: it must be fresh, and the condition must still hold.</summary>
    private static bool MayUseGrant(RunDraft draft, RunbookStep step, StepState state)
    {
        if (state.Approval is not { Status: ApprovalStatus.Approved } grant || state.Attempts > 0)
            return true;
        if (draft.Now - grant.SettledAt!.Value < RunClock.GrantLife)
            return Scheduling.StillHolds(draft, step);
        draft.Emit(new ApprovalSuperseded { Path = step.Path, ApprovalId = grant.Id, Reason = $"it was not used within {RunMessages.Said(RunClock.GrantLife)}" });
        Approvals.Request(draft, step, step.Approval!);
        return false;
    }
}
