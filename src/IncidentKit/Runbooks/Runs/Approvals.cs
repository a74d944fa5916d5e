namespace IncidentKit.Runbooks.Runs;

/// <summary>Asks people to allow a step, and takes in their answers. An answer and the timeout both find the request pending, so exactly one of them wins.</summary>
internal static class Approvals
{
    public static string Group(string approvalId) => $"approval:{approvalId}";

    /// <summary>Asks; true where the step is over with already because nobody could answer.</summary>
    public static bool Request(RunDraft draft, RunbookStep step, RunbookApproval approval)
    {
        var targets = People.Approvers(draft.Runbook, step, draft.Facts);
        if (targets.Count == 0)
        {
            Scheduling.Fail(draft, step, StepStatus.Failed, new StepError
            {
                Kind = StepError.NoApprover,
                Message = "nobody may approve; name approvers in the step, in permissions.approve, or in the policy",
            });
            return true;
        }

        if (!draft.HasPeople(targets))
            return false;
        var state = draft.State.Step(step.Path)!;
        draft.Emit(new ApprovalRequested
        {
            Path = step.Path,
            ApprovalId = $"{draft.State.RunId}-a{draft.State.Approvals + 1}",
            Targets = targets,
            People = People.Of(draft.Facts, targets),
            Min = approval.Min,
            Deadline = draft.Now + approval.Timeout,
            ParamsHash = FrozenData.Hash(state.Target, state.Params),
        });
        RunMessages.AskForApproval(draft, step);
        return false;
    }

    public static void Answer(RunDraft draft, RunCommand.AnswerApproval command)
    {
        var run = draft.State;
        var by = People.Normalize(command.By);
        var found = run.Steps.LastOrDefault(s => s.Approval?.Id == command.ApprovalId)
            ?? throw new RunRefusedException($"run {run.RunId} has no approval '{command.ApprovalId}'", run.RunId, RunRefusal.UnknownQuestion);
        var approval = found.Approval!;
        if (approval.Status != ApprovalStatus.Pending)
        {
            // Saying again what one has said is no error.
            var isRepeated = approval.Status == ApprovalStatus.Approved ? command.Approve && People.Holds(approval.ApprovedBy, by) : approval.Status == ApprovalStatus.Denied && !command.Approve && approval.DeniedBy == by;
            if (!isRepeated)
                throw new RunRefusedException($"approval '{approval.Id}' is settled: {Told(approval)}", run.RunId, RunRefusal.AlreadySettled);
            return;
        }

        if (draft.Now >= approval.Deadline)
            throw new RunRefusedException($"approval '{approval.Id}' timed out at {approval.Deadline:yyyy-MM-dd HH:mm:ss}Z", run.RunId, RunRefusal.AlreadySettled);
        var step = draft.Runbook.Tree[found.Path];
        if (command.Approve && step.Approval!.ExcludeStarter && string.Equals(by, People.Normalize(run.StartedBy), StringComparison.OrdinalIgnoreCase))
            throw new RunRefusedException($"{by} started the run and may not approve it", run.RunId, RunRefusal.NotAllowed);
        if (!MayAnswer(draft, approval.Targets, approval.People, by))
            return;
        if (command.Approve && People.Holds(approval.ApprovedBy, by))
            return;
        if (command.Approve)
            Approve(draft, step, approval, by, command.Reason);
        else
            Deny(draft, step, approval, by, command.Reason);
    }

    public static void TimeOutIfDue(RunDraft draft, StepState state)
    {
        var approval = state.Approval!;
        if (draft.Now < approval.Deadline)
            return;
        var step = draft.Runbook.Tree[state.Path];
        var rule = step.Approval!;
        draft.Emit(new ApprovalTimedOut { Path = step.Path, ApprovalId = approval.Id });
        draft.CancelMessages(Group(approval.Id));
        var error = new StepError { Kind = StepError.Timeout, Message = $"{StepError.Timeout}: nobody answered within {RunMessages.Said(rule.Timeout)}" };
        Refuse(draft, step, rule.OnTimeout, "approval_timeout", error, $"skipped: {error.Message}");
    }

    /// <summary>Whether somebody is among those asked, now or then; refuses where not. False too while it is not known who that is now.</summary>
    public static bool MayAnswer(RunDraft draft, IReadOnlyList<string> targets, IReadOnlyList<string> asked, string by)
    {
        if (People.Holds(asked, by) || People.Holds(targets, by))
            return true;
        if (!draft.HasPeople(targets))
            return false;
        // Where nothing is bound to any of them only the host knows their members; its authorization has let this person through.
        return People.Holds(People.Of(draft.Facts, targets), by) || targets.All(draft.Facts.Unbound.Contains)
            ? true
            : throw new RunRefusedException($"{by} may not answer; asked are {string.Join(", ", targets)}", draft.State.RunId, RunRefusal.NotAllowed);
    }

    private static void Approve(RunDraft draft, RunbookStep step, ApprovalState approval, string by, string? reason)
    {
        var isFinal = approval.ApprovedBy.Count + 1 >= approval.Min;
        draft.Emit(new ApprovalAnswered { By = by, Path = step.Path, ApprovalId = approval.Id, Approved = true, IsFinal = isFinal, Reason = reason });
        RunMessages.Report(draft, "approval_answered", step.Path, isFinal ? "approved" : "approved_in_part", $"{by} approved '{step.Name}'{Because(reason)}", by);
        if (!isFinal)
            return;
        draft.CancelMessages(Group(approval.Id));
        if (draft.Owner is not null)
            Attempts.Begin(draft, step);
    }

    private static void Deny(RunDraft draft, RunbookStep step, ApprovalState approval, string by, string? reason)
    {
        draft.Emit(new ApprovalAnswered { By = by, Path = step.Path, ApprovalId = approval.Id, Approved = false, IsFinal = true, Reason = reason });
        RunMessages.Report(draft, "approval_answered", step.Path, "denied", $"{by} denied '{step.Name}'{Because(reason)}", by);
        draft.CancelMessages(Group(approval.Id));
        Refuse(draft, step, step.Approval!.OnDeny, "denied", new StepError { Kind = StepError.Denied, Message = $"{by} denied it{Because(reason)}" }, null);
    }

    private static void Refuse(RunDraft draft, RunbookStep step, RunbookRefusalReaction reaction, string reason, StepError error, string? warning)
    {
        switch (reaction)
        {
            case RunbookRefusalReaction.Skip:
                Scheduling.Skip(draft, step, reason, error, warning);
                break;
            case RunbookRefusalReaction.Fail:
                Scheduling.Fail(draft, step, StepStatus.Failed, error);
                break;
            default:
                Scheduling.EndStep(draft, step, StepStatus.Denied, reason, error);
                Ending.Finish(draft, RunResult.Denied, $"step '{step.Name}' was not allowed: {error.Message}");
                return;
        }

        Scheduling.GoOn(draft);
    }

    private static string Told(ApprovalState approval) => approval.Status switch
    {
        ApprovalStatus.Approved => $"{string.Join(", ", approval.ApprovedBy)} approved it at {approval.SettledAt:yyyy-MM-dd HH:mm:ss}Z",
        ApprovalStatus.Denied => $"{approval.DeniedBy} denied it at {approval.SettledAt:yyyy-MM-dd HH:mm:ss}Z",
        ApprovalStatus.TimedOut => $"it timed out at {approval.SettledAt:yyyy-MM-dd HH:mm:ss}Z",
        _ => $"it was superseded at {approval.SettledAt:yyyy-MM-dd HH:mm:ss}Z",
    };

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $": {reason}";
}
