using IncidentKit.Aggregates;

namespace IncidentKit.Runbooks.Runs;

/// <summary>Decides what happens to a run. Pure: the same inputs give the same decision, on any node and in any simulation.</summary>
internal static class RunDecider
{
    /// <summary>What must be looked up before <see cref="Decide"/>. Ask until nothing is left, each time with the answers so far.</summary>
    /// <exception cref="RunRefusedException">The run refuses the command.</exception>
    public static RunQuestions Questions(RunState? state, RunCommand command, Runbook runbook, RunFacts facts, DateTimeOffset now) =>
        Draft(state, command, runbook, facts, now).Questions;

    /// <summary>Decides.</summary>
    /// <param name="state">The run; null for <see cref="RunCommand.Start"/>.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="runbook">The runbook as the run keeps it.</param>
    /// <param name="facts">The answers to <see cref="Questions"/>.</param>
    /// <param name="now">The store's time.</param>
    /// <returns>The events, and what leaves through the outbox. An <see cref="AttemptStarted"/> among the events is a call of the action, to be made after the commit.</returns>
    /// <exception cref="RunRefusedException">The run refuses the command.</exception>
    /// <exception cref="InvalidOperationException">A question is unanswered, or the runbook is not the run's.</exception>
    public static Decision<RunEvent> Decide(RunState? state, RunCommand command, Runbook runbook, RunFacts facts, DateTimeOffset now)
    {
        var draft = Draft(state, command, runbook, facts, now);
        if (draft.IsBlocked)
            throw new InvalidOperationException($"ask {nameof(Questions)} first: roots {string.Join(", ", draft.Questions.Roots)}; targets {string.Join(", ", draft.Questions.Targets)}; probe {draft.Questions.Probe?.Path}");
        return draft.ToDecision();
    }

    private static RunDraft Draft(RunState? state, RunCommand command, Runbook runbook, RunFacts facts, DateTimeOffset now)
    {
        if (state is not null && state.RunbookHash != runbook.Hash)
            throw new InvalidOperationException($"run {state.RunId} keeps the runbook with hash {state.RunbookHash}, not {runbook.Hash}");
        var draft = new RunDraft(state, runbook, facts, now, command.Owner);
        switch (command)
        {
            case RunCommand.Start start:
                if (state is null)
                    Start(draft, start);
                break;
            case RunCommand.Advance:
                Advancing.Advance(draft);
                break;
            case RunCommand.CompleteAttempt complete:
                Attempts.Complete(draft, complete);
                break;
            case RunCommand.RenewLease renew:
                Attempts.Renew(draft, renew);
                break;
            case RunCommand.TakeOver:
                Recovery.TakeOver(draft);
                break;
            case RunCommand.AnswerApproval answer:
                Approvals.Answer(draft, answer);
                break;
            case RunCommand.AnswerUncertain answer:
                Recovery.Answer(draft, answer);
                break;
            case RunCommand.Cancel cancel:
                Ending.Cancel(draft, cancel);
                break;
            case RunCommand.EndWithIncident end:
                Ending.EndWithIncident(draft, end);
                break;
            default:
                throw new InvalidOperationException($"unknown command {command.GetType().Name}");
        }

        return draft;
    }

    private static void Start(RunDraft draft, RunCommand.Start start)
    {
        draft.UseOnce($"run/{draft.Runbook.Id}/{start.TriggerKey}");
        draft.Emit(new RunStarted
        {
            By = start.StartedBy,
            RunId = start.RunId,
            RunbookId = draft.Runbook.Id,
            RunbookHash = draft.Runbook.Hash,
            IncidentId = start.IncidentId,
            Tenant = start.Tenant,
            TriggerKey = start.TriggerKey,
            Deadline = draft.Now + draft.Runbook.Timeout,
            DryRun = start.DryRun,
            IncidentWasOpen = draft.Facts.Incident?.IsOpen ?? false,
            Alert = start.Alert,
        });
        Scheduling.GoOn(draft);
    }
}
