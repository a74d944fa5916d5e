using IncidentKit.Commands;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>What people want of an incident. Only closing has a hard guard: nothing blocks a person in an emergency.</summary>
internal static class PersonDecisions
{
    private const int MaxText = 16_384;

    // What stays in the incident's row is shorter than what only its timeline holds.
    private const int MaxKept = 2000;
    private const int MaxItems = 50;

    /// <summary>Decides a command.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="command">The command.</param>
    /// <exception cref="IncidentRefusedException">The incident's status does not allow it.</exception>
    /// <exception cref="ArgumentException">The command itself is wrong.</exception>
    public static void Decide(IncidentDraft draft, IncidentCommand command)
    {
        var actor = Actors.Person(command.By);
        if (command.IdempotencyKey is { } key)
            draft.UseKey($"command/{draft.Incident.Id}/{key}");
        Check(command.Reason, nameof(command.Reason));

        switch (command)
        {
            case Acknowledge:
                Move(draft, IncidentTrigger.Acknowledge, command, actor);
                if (!draft.Incident.Responders.Contains(actor))
                    draft.Add(new ResponderAdded { Responder = actor }, actor);
                break;
            case Unacknowledge:
                Move(draft, IncidentTrigger.Unacknowledge, command, actor);
                break;
            case Investigate:
                Move(draft, IncidentTrigger.Investigate, command, actor);
                break;
            case Identify identify:
                Check(identify.RootCause, nameof(identify.RootCause));
                Move(draft, IncidentTrigger.Identify, command, actor, identify.RootCause);
                break;
            case Mitigate:
                Move(draft, IncidentTrigger.Mitigate, command, actor);
                break;
            case MarkMitigated:
                Move(draft, IncidentTrigger.MarkMitigated, command, actor);
                break;
            case MitigationFailed:
                Move(draft, IncidentTrigger.MitigationFailed, command, actor);
                break;
            case Resolve resolve:
                Check(resolve.Summary, nameof(resolve.Summary));
                Move(draft, IncidentTrigger.Resolve, command, actor, resolve.Summary);
                break;
            case Reopen:
                Move(draft, IncidentTrigger.Reopen, command, actor);
                break;
            case StartPostMortem:
                Move(draft, IncidentTrigger.StartPostMortem, command, actor);
                break;
            case Close { BreakGlass: true } when string.IsNullOrWhiteSpace(command.Reason):
                throw new ArgumentException("closing with break-glass needs a reason");
            case Close close:
                LifecycleDecisions.Move(draft, MoveOf(IncidentTrigger.Close, command, null), actor, close.BreakGlass);
                break;
            case FalseAlarm:
                Move(draft, IncidentTrigger.FalseAlarm, command, actor);
                break;
            case Track:
                Move(draft, IncidentTrigger.Track, command, actor);
                break;
            case ChangeSeverity change:
                SeverityDecisions.ByPerson(draft, change, actor);
                break;
            case MoveToPolicy:
                PolicyDecisions.Move(draft, command.Reason, actor);
                break;
            case UpdateImpact update:
                SeverityDecisions.AfterMoreIsKnown(draft, update.Report, actor);
                break;
            case AddNote note:
                draft.Add(new NoteAdded { Text = Required(note.Text, nameof(note.Text)) }, actor);
                break;
            case Assign assign:
                AssignOwner(draft, assign, actor);
                break;
            case AddResponder add:
                var responder = Actors.Person(add.Responder);
                if (!draft.Incident.Responders.Contains(responder))
                    draft.Add(new ResponderAdded { Responder = responder }, actor);
                break;
            case PostStatusUpdate post:
                Post(draft, post.Update, actor);
                break;
            case RecordRootCauseAnalysis record:
                Kept(Required(record.Analysis.Summary, nameof(record.Analysis.Summary)), nameof(record.Analysis.Summary));
                Kept(record.Analysis.ImpactAssessment, nameof(record.Analysis.ImpactAssessment));
                Kept(record.Analysis.RootCauses, nameof(record.Analysis.RootCauses));
                Kept(record.Analysis.ContributingFactors, nameof(record.Analysis.ContributingFactors));
                Kept(record.Analysis.LessonsLearned, nameof(record.Analysis.LessonsLearned));
                draft.Add(new RootCauseRecorded { Analysis = record.Analysis with { RecordedBy = actor, RecordedAt = draft.Now } }, actor);
                DutyDecisions.End(draft, DutyDecisions.RootCauseAnalysis, DutyStatus.Done, actor);
                break;
            case CompleteDuty complete:
                DutyDecisions.Complete(draft, complete, actor);
                break;
            case AddActionItem add:
                var number = draft.Incident.FollowUpActions.Count + 1;
                Kept(Required(add.Item.Description, nameof(add.Item.Description)), nameof(add.Item.Description));
                Kept(add.Item.Owner, nameof(add.Item.Owner));
                Kept(add.Item.Priority, nameof(add.Item.Priority));
                if (number > MaxItems)
                    throw new ArgumentException($"{draft.Incident.DisplayNumber} has {MaxItems} action items, and no room for more");
                draft.Add(new ActionItemAdded { Item = add.Item with { Number = number } }, actor);
                break;
            case CompleteActionItem complete:
                if (!draft.Incident.FollowUpActions.Any(item => item.Number == complete.Number))
                    throw new ArgumentException($"{draft.Incident.DisplayNumber} has no action item {complete.Number}; it has {draft.Incident.FollowUpActions.Count}");
                draft.Add(new ActionItemChanged { Number = complete.Number, Status = complete.Status }, actor);
                break;
            default:
                throw new ArgumentException($"{command.GetType().Name} is no command of this version");
        }
    }

    private static void Move(IncidentDraft draft, IncidentTrigger trigger, IncidentCommand command, string actor, string? summary = null) =>
        LifecycleDecisions.Move(draft, MoveOf(trigger, command, summary), actor);

    // The statuses are filled in where the table is asked.
    private static Moved MoveOf(IncidentTrigger trigger, IncidentCommand command, string? summary) =>
        new() { Trigger = trigger, From = default, To = default, Reason = command.Reason, Summary = summary };

    private static void AssignOwner(IncidentDraft draft, Assign assign, string actor)
    {
        var owner = Actors.Person(assign.Owner);
        var previous = draft.Incident.Owner;
        if (previous == owner)
            return;
        draft.Add(new OwnerAssigned { Owner = owner, Previous = previous, Reason = assign.Reason }, actor);
    }

    private static void Post(IncidentDraft draft, StatusUpdate update, string actor)
    {
        Kept(Required(update.CurrentSituation, nameof(update.CurrentSituation)), nameof(update.CurrentSituation));
        Kept(update.ActionsTaken, nameof(update.ActionsTaken));
        Kept(update.NextSteps, nameof(update.NextSteps));
        if (!draft.Incident.IsOpen && draft.Incident.Status != IncidentStatus.Resolved)
            throw LifecycleDecisions.Refuse(draft, null, $"{draft.Incident.DisplayNumber} is {draft.Incident.Status}: nobody waits for an update any more");
        var audiences = draft.Policy.Updates.Where(rule => rule.AppliesTo(draft.Incident.Severity)).Select(rule => rule.Audience).Distinct().ToList();
        var posted = update with { At = draft.Now, By = actor };
        var text = Communication.StatusUpdateText.Render(draft.Incident, posted, draft.Policy, draft.Now);
        draft.Add(new StatusUpdatePosted { Update = posted, Audiences = audiences, Text = text }, actor);
        foreach (var audience in audiences)
        {
            draft.Tell(
                NotificationKind.StatusUpdate,
                $"role:{audience}",
                null,
                $"{draft.Incident.Id}/{draft.Incident.Episode}/update/{draft.State.Announcements}/{audience}",
                $"[{draft.Incident.Severity}] {draft.Incident.DisplayNumber} status update: {draft.Incident.Title}",
                text,
                $"updates/{audience}",
                "");
        }
    }

    private static string Required(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"{name} must not be empty");
        Check(text, name);
        return text;
    }

    private static void Kept(string? text, string name)
    {
        if (text?.Length > MaxKept)
            throw new ArgumentException($"{name} has {text.Length} characters; at most {MaxKept} are kept: put the rest into a note");
    }

    private static void Kept(IReadOnlyList<string> items, string name)
    {
        const int MostCauses = 20;
        if (items.Count > MostCauses)
            throw new ArgumentException($"{name} has {items.Count} entries; at most {MostCauses} are kept");
        foreach (var item in items)
            Kept(item, name);
    }

    private static void Check(string? text, string name)
    {
        if (text?.Length > MaxText)
            throw new ArgumentException($"{name} has {text.Length} characters; at most {MaxText} are kept");
    }
}
