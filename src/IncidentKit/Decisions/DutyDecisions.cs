using IncidentKit.Aggregates;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.Storage;

namespace IncidentKit.Decisions;

/// <summary>What a resolved incident leaves behind: duties with deadlines, rows of their own, so that they outlive the incident's closing.</summary>
internal static class DutyDecisions
{
    /// <summary>The duty that a recorded root-cause analysis discharges.</summary>
    public const string RootCauseAnalysis = "root_cause_analysis";

    /// <summary>Starts the duties that the policy wants after resolution, by the gravest severity the incident had.</summary>
    /// <param name="draft">The decision in the making.</param>
    public static void StartAfterResolution(IncidentDraft draft)
    {
        var incident = draft.Incident;
        foreach (var rule in draft.Policy.PostIncident)
        {
            if (rule.After != DutyOrigin.Resolved || rule.IsOptional || !rule.AppliesTo(incident.PeakSeverity))
                continue;
            if (incident.Duties.Any(duty => duty.Name == rule.Duty && duty.Status != DutyStatus.Waived))
                continue;
            var done = rule.Duty == RootCauseAnalysis && draft.State.AnalysedEpisode == incident.Episode;
            var duty = new Duty
            {
                Name = rule.Duty,
                DueAt = rule.Within.AddTo(draft.Now, draft.Policy.Calendar, draft.Policy.Sprint),
                Status = done ? DutyStatus.Done : DutyStatus.Open,
                RequiredToClose = rule.GuardsClosing(incident.PeakSeverity),
            };
            var id = IdOf(incident, rule.Duty);
            draft.Add(new DutyStarted { Duty = duty, DutyId = id }, Actors.Engine);
            if (!done)
                draft.Start(new NewDuty { Id = id, Duty = rule.Duty, Episode = incident.Episode, DueAt = duty.DueAt });
        }
    }

    /// <summary>Discharges a duty that is open or missed.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="name">The duty.</param>
    /// <param name="status">Done or waived.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="reason">Why it is waived.</param>
    public static void End(IncidentDraft draft, string name, DutyStatus status, string actor, string? reason = null)
    {
        var incident = draft.Incident;
        if (!incident.Duties.Any(duty => duty.Name == name && duty.Status is (DutyStatus.Open or DutyStatus.Missed)))
            return;

        // A duty of an episode that was reopened since keeps the id it began with.
        var episode = incident.IsOpen ? incident.Episode - 1 : incident.Episode;
        draft.Add(new DutyEnded { Duty = name, Status = status, Reason = reason }, actor);
        draft.Send(index => new CommandMessage
        {
            EventIndex = index,
            IdempotencyKey = $"{IdOf(incident, name, episode)}/{status}",
            TargetKind = AggregateKinds.Duty,
            TargetId = IdOf(incident, name, episode),
            Command = new DischargeDuty { Status = status, By = actor },
        });
    }

    /// <summary>Waives every duty that is not done.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="actor">Who reopened the incident.</param>
    /// <param name="reason">Why.</param>
    public static void Waive(IncidentDraft draft, string actor, string reason)
    {
        foreach (var duty in draft.Incident.Duties)
            End(draft, duty.Name, DutyStatus.Waived, actor, reason);
    }

    private static string IdOf(Incident incident, string duty) => IdOf(incident, duty, incident.Episode);

    private static string IdOf(Incident incident, string duty, int episode) => $"{incident.Id}.{episode}.{duty}";
}
