using IncidentKit.Aggregates;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>Moves an incident through its lifecycle: the table says where to, the guards whether, and this what follows.</summary>
internal static class LifecycleDecisions
{
    /// <summary>How long after leaving its open statuses an incident can be reopened.</summary>
    public static readonly TimeSpan ReopenWindow = TimeSpan.FromHours(24);

    /// <summary>Moves the incident, or refuses with what is allowed.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="move">The trigger and what goes with it; its statuses are filled in here.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="breakGlass">Whether a missing duty may be overridden.</param>
    /// <exception cref="IncidentRefusedException">The status or a guard does not allow it.</exception>
    public static void Move(IncidentDraft draft, Moved move, string actor, bool breakGlass = false)
    {
        var incident = draft.Incident;
        if (LifecycleTable.Default.Find(incident.Status, move.Trigger) is not { } transition)
            throw Refuse(draft, move.Trigger, $"{incident.DisplayNumber} is {incident.Status}");

        IReadOnlyList<string> broken = [];
        switch (transition.Guard)
        {
            case TransitionGuard.DutiesDone:
                broken = MissingDuties(draft);
                if (broken.Count > 0 && !breakGlass)
                    throw Refuse(draft, move.Trigger, $"{incident.DisplayNumber} still needs {string.Join(", ", broken)}; record it, or close with break-glass and a reason");
                break;
            case TransitionGuard.TrackedSeverity when draft.Policy.FindSeverity(incident.Severity)?.Mode != SeverityMode.Track:
                throw Refuse(draft, move.Trigger, $"{incident.DisplayNumber} is {incident.Status}, and {incident.Severity} is not a severity that is only tracked");
            case TransitionGuard.WithinReopenWindow when !CanReopen(incident, draft.Now):
                throw Refuse(draft, move.Trigger, $"{incident.DisplayNumber} left its open statuses at {incident.LeftOpenAt:yyyy-MM-ddTHH:mm:ssZ}, more than 24 hours ago; declare a new incident");
            case TransitionGuard.MergedIncident when incident.Resolution != IncidentResolution.DuplicateOf:
                throw Refuse(draft, move.Trigger, $"{incident.DisplayNumber} was not merged");
        }

        if (incident.Status == IncidentStatus.Closed && move.Trigger == IncidentTrigger.Close)
            return;

        draft.Add(
            move with
            {
                From = incident.Status,
                To = transition.Destination,
                ByPerson = Actors.IsPerson(actor),
                BrokenGuards = broken,
                Resolution = ResolutionOf(move.Trigger, incident, transition),
            },
            actor);
        Follow(draft, incident, move.Trigger, actor);
        if (broken.Count > 0)
            TellOfBrokenGlass(draft, broken, move.Reason, actor);
    }

    private static void TellOfBrokenGlass(IncidentDraft draft, IReadOnlyList<string> broken, string? reason, string actor)
    {
        var incident = draft.Incident;
        foreach (var target in draft.Policy.Fallback)
        {
            draft.Tell(
                Notifications.NotificationKind.Notice,
                target.ToString(),
                null,
                $"{incident.Id}/{incident.Episode}/break-glass/{target}",
                $"[{incident.Severity}] {incident.DisplayNumber} was closed by {actor} without {string.Join(", ", broken)}: {reason}",
                IncidentText.Describe(incident, draft.Now),
                "post_incident/break-glass",
                "");
        }
    }

    /// <summary>Whether the incident can still be reopened.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it can.</returns>
    public static bool CanReopen(Incident incident, DateTimeOffset now) => incident.LeftOpenAt is { } left && now - left <= ReopenWindow;

    /// <summary>The refusal of a trigger, with what the status and its guards allow at the moment.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="why">Why it is refused.</param>
    /// <returns>The exception.</returns>
    public static IncidentRefusedException Refuse(IncidentDraft draft, IncidentTrigger? trigger, string why)
    {
        var incident = draft.Incident;
        IReadOnlyList<IncidentTrigger> permitted = [.. LifecycleTable.Default.Permitted(incident.Status).Where(other => other != trigger && Holds(draft, other))];
        var allowed = permitted.Count == 0 ? "nothing" : string.Join(", ", permitted);
        return new IncidentRefusedException($"{why}; {(trigger is { } refused ? $"{refused} is refused, " : "")}allowed: {allowed}", incident.Id, incident.Status, trigger, permitted);
    }

    private static bool Holds(IncidentDraft draft, IncidentTrigger trigger) => LifecycleTable.Default.Find(draft.Incident.Status, trigger)?.Guard switch
    {
        null => false,
        // Merging is in the table; the command that does it is not in this version.
        _ when trigger is IncidentTrigger.MergeInto or IncidentTrigger.Unmerge => false,
        TransitionGuard.DutiesDone => MissingDuties(draft).Count == 0,
        TransitionGuard.TrackedSeverity => draft.Policy.FindSeverity(draft.Incident.Severity)?.Mode == SeverityMode.Track,
        TransitionGuard.WithinReopenWindow => CanReopen(draft.Incident, draft.Now),
        _ => true,
    };

    /// <summary>What the policy requires of the gravest severity the incident had, whatever was required when the duty began.</summary>
    private static IReadOnlyList<string> MissingDuties(IncidentDraft draft) =>
    [
        .. draft.Incident.Duties
            .Where(duty => duty.Status is DutyStatus.Open or DutyStatus.Missed)
            .Where(duty => draft.Policy.PostIncident.Any(rule => rule.Duty == duty.Name && rule.GuardsClosing(draft.Incident.PeakSeverity)))
            .Select(duty => duty.Name),
    ];

    private static IncidentResolution? ResolutionOf(IncidentTrigger trigger, Incident incident, Transition transition) =>
        transition.Destination != IncidentStatus.Closed
            ? null
            : trigger switch
            {
                IncidentTrigger.FalseAlarm => IncidentResolution.FalseAlarm,
                IncidentTrigger.MergeInto => IncidentResolution.DuplicateOf,
                IncidentTrigger.Track => IncidentResolution.Tracked,
                _ when incident.IsOpen => IncidentResolution.Tracked,
                _ => IncidentResolution.Resolved,
            };

    private static void Follow(IncidentDraft draft, Incident before, IncidentTrigger trigger, string actor)
    {
        if (Actors.IsPerson(actor) && draft.State.Engaged.Contains(actor))
            draft.CancelPagesTo(actor);
        switch (trigger)
        {
            case IncidentTrigger.Acknowledge or IncidentTrigger.Investigate or IncidentTrigger.Identify or IncidentTrigger.Mitigate
                when before.AcknowledgedAt is null && draft.Incident.AcknowledgedAt is not null:
                draft.CancelPages(EscalationUnless.Acknowledged);
                break;
            case IncidentTrigger.MarkMitigated:
                draft.CancelPages(EscalationUnless.Mitigated);
                if (draft.Incident.AcknowledgedAt is not null)
                    draft.CancelPages(EscalationUnless.Acknowledged);
                break;
            case IncidentTrigger.Reopen or IncidentTrigger.Unmerge:
                DutyDecisions.Reopen(draft, actor);
                return;
            case IncidentTrigger.FalseAlarm:
                DutyDecisions.Waive(draft, actor, "it was a false alarm");
                break;
        }

        if (!before.IsOpen || draft.Incident.IsOpen)
            return;

        foreach (var unless in Enum.GetValues<EscalationUnless>())
        {
            // The episode is the one that ends: reopening counts a new one only later.
            draft.CancelPages(unless);
        }

        foreach (var run in draft.State.OpenRuns)
        {
            draft.Send(index => new CommandMessage
            {
                EventIndex = index,
                IdempotencyKey = $"{run}/end",
                TargetKind = Storage.AggregateKinds.Run,
                TargetId = run,
                Command = new EndRun { Reason = $"the incident is {draft.Incident.Status}" },
            });
        }

        if (draft.Incident.Status == IncidentStatus.Resolved)
            DutyDecisions.StartAfterResolution(draft);
    }
}
