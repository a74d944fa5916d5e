using IncidentKit.Aggregates;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>What runs, duties and deliveries tell their incident. They record; they never move it.</summary>
internal static class ReportDecisions
{
    /// <summary>Decides a report of another aggregate.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="input">The report.</param>
    public static void Decide(IncidentDraft draft, FromAggregate input)
    {
        draft.UseKey($"from/{input.Key}");
        switch (input.Command)
        {
            case ReportRun run:
                draft.Add(
                    new RunbookReported { RunId = run.RunId, RunbookId = run.RunbookId, What = run.What, Step = run.Step, Status = run.Status, Text = run.Text },
                    run.By ?? Actors.RunbookPrefix + run.RunbookId);
                break;
            case ReportDuty duty when draft.Incident.Duties.Any(open => open.Name == duty.Duty && open.Status == DutyStatus.Open && open.DueAt == duty.DueAt):
                draft.Add(new DutyMissed { Duty = duty.Duty, DueAt = duty.DueAt }, Actors.Engine);
                draft.Tell(
                    NotificationKind.Reminder,
                    "role:assignee",
                    draft.Incident.Owner,
                    $"{draft.Incident.Id}/{duty.Episode}/duty/{duty.Duty}",
                    $"[{draft.Incident.Severity}] {draft.Incident.DisplayNumber} {duty.Duty.Replace('_', ' ')} is overdue since {duty.DueAt:yyyy-MM-dd HH:mm} UTC",
                    IncidentText.Describe(draft.Incident, draft.Now),
                    $"post_incident/{duty.Duty}",
                    "");
                break;
        }
    }

    /// <summary>A runbook pages: whoever is on call for new incidents now, or else the policy's fallback.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="page">The page.</param>
    public static void Page(IncidentDraft draft, RunbookPage page)
    {
        draft.UseKey($"page/{page.Key}");
        if (!draft.Incident.IsOpen)
            return;
        IReadOnlyList<Target> wanted = draft.Policy.AssignFrom is { } schedule ? [schedule] : draft.Policy.Fallback;
        var told = wanted.SelectMany(target => Entries(draft, target)).ToList();
        if (told.Count == 0)
            told = [.. draft.Policy.Fallback.SelectMany(target => Entries(draft, target)).Select(entry => entry with { InsteadOf = wanted[0].ToString() })];
        draft.Add(new RunbookPaged { RunbookId = page.RunbookId, Step = page.StepPath, Message = page.Message, Told = told }, Actors.RunbookPrefix + page.RunbookId);
        foreach (var entry in told)
        {
            draft.Tell(
                NotificationKind.Page,
                entry.Target,
                entry.Person,
                entry.Person is null ? $"{page.Key}/{entry.Target}" : $"{page.Key}/{entry.Target}/{entry.Person}",
                $"[{draft.Incident.Severity}] {draft.Incident.DisplayNumber} {page.Message}",
                IncidentText.Describe(draft.Incident, draft.Now),
                $"runbook/{page.RunbookId}/{page.StepPath}",
                draft.PageGroup(EscalationUnless.Resolved, entry.Person));
        }
    }

    private static IEnumerable<ToldTarget> Entries(IncidentDraft draft, Target target)
    {
        var answer = draft.Resolve(target);
        return answer.Bound
            ? answer.People.Select(person => new ToldTarget(target.ToString(), person, NotificationKind.Page, answer.Stale))
            : [new ToldTarget(target.ToString(), null, NotificationKind.Page)];
    }

    /// <summary>Records what became of a notification.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="input">The outcome.</param>
    public static void Deliver(IncidentDraft draft, DeliveryOutcomeInput input)
    {
        if (input.Accepted.Count > 0)
            Add(true, input.Accepted, null);
        if (input.Rejected.Count > 0)
            Add(false, input.Rejected, input.Error);

        void Add(bool delivered, IReadOnlyList<string> notifiers, string? error) => draft.Add(
            new DeliveryReported
            {
                Delivered = delivered,
                Notification = input.Notification.Kind,
                Target = input.Notification.Target,
                Person = input.Notification.Person,
                Key = input.Notification.IdempotencyKey,
                Attempt = input.Attempt,
                PossibleDuplicate = input.Notification.PossibleDuplicate,
                Notifiers = notifiers,
                Error = error,
            },
            Actors.Engine);
    }
}
