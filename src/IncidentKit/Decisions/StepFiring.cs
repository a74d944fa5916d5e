using IncidentKit.Aggregates;
using IncidentKit.Escalation;
using IncidentKit.Expressions;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>Decides one step of a ladder: who is told, who is not and why, and what is done beside it.</summary>
internal static class StepFiring
{
    /// <summary>Decides the step and adds what follows to the draft.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="due">The step.</param>
    public static void Fire(IncidentDraft draft, DueStep due)
    {
        var step = due.Step;
        var state = draft.State;
        var collapsed = LadderSchedule.Overdue(due, draft.Now);
        var round = due.Round + collapsed;
        var kind = step.PagesOnCall ? NotificationKind.Page : NotificationKind.Notice;
        var told = new List<ToldTarget>();
        var notTold = new List<NotTold>();

        foreach (var target in step.Notify)
            Ask(draft, target, kind, told, notTold, insteadOf: null);
        if (told.Count == 0 && step.Notify.Count > 0 && notTold.Any(entry => entry.Person is null))
        {
            // Nobody to page is itself a reason to tell somebody, and at once.
            foreach (var target in draft.Policy.Fallback)
                Ask(draft, target, kind, told, notTold, insteadOf: step.Notify[0].ToString());
        }

        if (step.Do.Any(action => action.Name == EscalationActionRef.NotifyManagement) && !step.Notify.Contains(IncidentDraft.Management))
            Ask(draft, IncidentDraft.Management, NotificationKind.Notice, told, notTold, insteadOf: null);

        draft.Add(
            new Escalated
            {
                Ladder = state.Ladder.Name,
                Run = state.Ladder.Run,
                StepId = step.Id,
                Round = round,
                DueAt = due.DueAt,
                Collapsed = collapsed,
                Told = told,
                NotTold = notTold,
                Actions = [.. step.Do.Select(action => action.Name)],
            },
            Actors.Engine);

        foreach (var target in told.Select(entry => entry.Target).Distinct(StringComparer.Ordinal))
            draft.UseKey(DecisionKey.Of(state, step.Id, round, target));
        foreach (var entry in told)
            Tell(draft, state, step, round, entry);
        foreach (var action in step.Do.Distinct())
        {
            var key = DecisionKey.Of(state, step.Id, round, $"do:{action}");
            draft.UseKey(key);
            if (action.Name == EscalationActionRef.CreateWarRoom && draft.Incident.WarRoom is null)
                OpenRoom(draft, key, step);
        }
    }

    private static void Ask(IncidentDraft draft, Target target, NotificationKind kind, List<ToldTarget> told, List<NotTold> notTold, string? insteadOf)
    {
        var word = target.ToString();
        if (told.Any(entry => entry.Target == word))
            return;
        var answer = draft.Resolve(target);
        if (!answer.Bound)
        {
            told.Add(new ToldTarget(word, null, kind, InsteadOf: insteadOf));
            return;
        }

        if (answer.People.Count == 0)
            notTold.Add(new NotTold(word, null, "nobody is on call"));
        foreach (var person in answer.People)
        {
            if (kind == NotificationKind.Page && IsEngaged(draft.State, person))
                notTold.Add(new NotTold(word, person, $"{person} is at work on it: acknowledged at {draft.Incident.AcknowledgedAt:yyyy-MM-ddTHH:mm:ssZ}"));
            else
                told.Add(new ToldTarget(word, person, kind, answer.Stale, insteadOf));
        }
    }

    private static bool IsEngaged(IncidentState state, string person) =>
        state.Incident.AcknowledgedAt is not null && state.Engaged.Contains(person);

    private static void Tell(IncidentDraft draft, IncidentState before, EscalationStep step, int round, ToldTarget entry)
    {
        var key = DecisionKey.Of(before, step.Id, round, entry.Target);
        var incident = draft.Incident;
        draft.Tell(
            entry.Kind,
            entry.Target,
            entry.Person,
            entry.Person is null ? key : $"{key}/{entry.Person}",
            $"[{incident.Severity}] {incident.DisplayNumber} {incident.Title}",
            IncidentText.Describe(incident, draft.Now),
            $"{before.Ladder.Name}/{step.Id}",
            draft.PageGroup(step.Unless, entry.Person));
    }

    private static void OpenRoom(IncidentDraft draft, string key, EscalationStep step)
    {
        var name = RoomName(draft.Incident, draft.Policy, draft.Now);
        draft.Send(index => new WarRoomMessage
        {
            EventIndex = index,
            IdempotencyKey = key,
            CancelGroup = draft.PageGroup(step.Unless),
            Name = name,
        });
    }

    private static string RoomName(Incident incident, Policy policy, DateTimeOffset now)
    {
        var scope = new ExpressionScope(new Dictionary<string, object?> { ["incident"] = new IncidentView(incident) }, now);
        var rendered = Template.Parse(policy.Rooms.Name, policy.Functions).Template?.Render(scope);
        return rendered is { Succeeded: true, Text.Length: > 0 } result ? result.Text : $"#incident-{incident.Number}";
    }
}
