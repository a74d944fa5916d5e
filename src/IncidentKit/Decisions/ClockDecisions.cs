using IncidentKit.Clocks;
using IncidentKit.Escalation;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>Decides whatever is due: in order, each once, the overdue ones of a downtime in one pass.</summary>
internal static class ClockDecisions
{
    /// <summary>One pass decides at most so much of one incident; the rest is due at once and comes with the next.</summary>
    private const int MaxFirings = 32;

    /// <summary>Decides every clock that is due at the draft's time.</summary>
    /// <param name="draft">The decision in the making.</param>
    public static void RunDue(IncidentDraft draft)
    {
        for (var firings = 0; firings < MaxFirings; firings++)
        {
            if (IncidentClocks.Next(draft.State, draft.Policy) is not { } clock || clock.DueAt > draft.Now)
                return;
            Decide(draft, clock);
        }
    }

    /// <summary>Records the targets that were missed before a command came: an act that is late does not make its target met.</summary>
    /// <param name="draft">The decision in the making.</param>
    public static void RecordMissedTargets(IncidentDraft draft)
    {
        foreach (var clock in IncidentClocks.Of(draft.State, draft.Policy).Where(clock => clock.Kind == ClockKind.Target && clock.DueAt <= draft.Now).OrderBy(clock => clock.DueAt).ToList())
            draft.Add(new TargetMissed { Target = clock.Name, DueAt = clock.DueAt }, Actors.Engine);
    }

    private static void Decide(IncidentDraft draft, Clock clock)
    {
        switch (clock.Kind)
        {
            case ClockKind.Escalation when IsPast(draft.State, clock.Step):
                Pass(draft, clock.Step);
                break;
            case ClockKind.Escalation:
                StepFiring.Fire(draft, clock.Step);
                break;
            case ClockKind.Target:
                draft.Add(new TargetMissed { Target = clock.Name, DueAt = clock.DueAt }, Actors.Engine);
                break;
            case ClockKind.Update:
                RemindOfUpdate(draft, clock);
                break;
            case ClockKind.ConfirmSeverity:
                AskToConfirm(draft, clock);
                break;
            case ClockKind.AcknowledgementExpiry:
                draft.Add(new AcknowledgementExpired { DueAt = clock.DueAt }, Actors.Engine);
                break;
        }
    }

    /// <summary>
    /// A ladder that begins late (a lowered severity) does not fire back in time: what was due before it began is passed. One that begins at its own
    /// start has no such steps. The same holds for a ladder of another policy that the incident was moved to.
    /// </summary>
    internal static bool IsPast(IncidentState state, DueStep due) =>
        due.Round == 0
        && ((state.SeverityChangedAt is { } changed && state.Ladder.StartedAt < changed && due.DueAt < changed)
            || (state.PolicyMovedAt is { } moved && due.DueAt < moved));

    /// <summary>Records that a step is not carried out.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="due">The step.</param>
    internal static void Pass(IncidentDraft draft, DueStep due) => draft.Add(
        new StepPassed { Ladder = draft.State.Ladder.Name, Run = draft.State.Ladder.Run, StepId = due.Step.Id, DueAt = due.DueAt },
        Actors.Engine);

    private static void RemindOfUpdate(IncidentDraft draft, Clock clock)
    {
        var every = clock.Update!.Every;
        var lapsed = (int)Math.Min((draft.Now - clock.DueAt) / every, int.MaxValue);
        var dueAt = clock.DueAt + (lapsed * every);
        draft.Add(new UpdateDue { Audience = clock.Name, DueAt = dueAt, Lapsed = lapsed }, Actors.Engine);
        Remind(
            draft,
            $"update/{dueAt.UtcTicks}",
            $"[{draft.Incident.Severity}] {draft.Incident.DisplayNumber} a status update for {clock.Name} is due",
            $"updates/{clock.Name}");
    }

    private static void AskToConfirm(IncidentDraft draft, Clock clock)
    {
        var incident = draft.Incident;
        draft.Add(
            new SeverityConfirmationDue { Severity = incident.Severity, Missing = incident.Classification.Missing, DueAt = clock.DueAt },
            Actors.Engine);
        Remind(
            draft,
            $"confirm/{clock.DueAt.UtcTicks}",
            $"[{incident.Severity}] {incident.DisplayNumber} is {incident.Severity} only for now, {string.Join(", ", incident.Classification.Missing)} not known: confirm or change the severity",
            $"classification/{incident.Classification.Rule}");
    }

    /// <summary>A reminder goes to whoever has the incident; where nobody has it, to the policy's word for them.</summary>
    private static void Remind(IncidentDraft draft, string key, string subject, string rule)
    {
        var incident = draft.Incident;
        draft.Tell(
            NotificationKind.Reminder,
            "role:assignee",
            incident.Owner,
            $"{incident.Id}/{incident.Episode}/{key}",
            subject,
            IncidentText.Describe(incident, draft.Now),
            rule,
            draft.PageGroup(EscalationUnless.Resolved));
    }
}
