using IncidentKit.Lifecycle;
using IncidentKit.Notifications;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>What a change in an alert group means for its incident. A signal that does not fit the status is recorded, never an error.</summary>
internal static class SignalDecisions
{
    /// <summary>Decides a change.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="signal">What has changed.</param>
    public static void Decide(IncidentDraft draft, SignalChange signal)
    {
        var wasClear = draft.Incident.Signal == SignalState.Clear;
        if (signal.Attached)
            Attach(draft, signal);
        else if (signal.NowFiring.Count > 0 && wasClear)
            draft.Add(new SignalFiringAgain { GroupKey = signal.GroupKey, Alerts = signal.NowFiring }, signal.Source);

        if (signal.NowFiring.Count > 0)
        {
            if (!draft.Incident.IsOpen && draft.Incident.Resolution != IncidentResolution.Tracked && LifecycleDecisions.CanReopen(draft.Incident, draft.Now))
            {
                LifecycleDecisions.Move(
                    draft,
                    new Moved { Trigger = IncidentTrigger.Reopen, From = default, To = default, Reason = $"firing again: {string.Join(", ", signal.NowFiring)}" },
                    signal.Source);
            }
            else if (wasClear)
            {
                TellResponders(draft, signal, "its alerts fire again");
            }
        }

        if (signal.Floor is { } floor)
            SeverityDecisions.RaiseToFloor(draft, floor, signal.Source);
        if (signal.Clear && draft.Incident.Signal == SignalState.Firing)
        {
            draft.Add(new SignalCleared { GroupKey = signal.GroupKey }, signal.Source);
            if (draft.Incident.IsOpen)
                TellResponders(draft, signal, "all its alerts are resolved; resolve it when the impact has ended");
        }
    }

    /// <summary>A group belongs to the incident from now on.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="signal">The group.</param>
    public static void Attach(IncidentDraft draft, SignalChange signal) =>
        draft.Add(new SignalAttached { Source = signal.Source, GroupKey = signal.GroupKey, Alerts = signal.NowFiring }, signal.Source);

    private static void TellResponders(IncidentDraft draft, SignalChange signal, string what)
    {
        var incident = draft.Incident;
        var people = incident.Responders.Concat(incident.Owner is { } owner ? [owner] : []).Distinct(StringComparer.Ordinal).ToList();
        var key = $"{incident.Id}/{incident.Episode}/signal/{draft.State.Announcements}";
        foreach (var person in people)
            Tell(person, person);
        if (people.Count == 0)
            Tell("role:assignee", null);

        void Tell(string target, string? person) => draft.Tell(
            NotificationKind.SignalChange,
            target,
            person,
            $"{key}/{target}",
            $"[{incident.Severity}] {incident.DisplayNumber} {what}",
            IncidentText.Describe(incident, draft.Now),
            $"signal/{signal.Source}",
            draft.PageGroup(EscalationUnless.Resolved));
    }
}
