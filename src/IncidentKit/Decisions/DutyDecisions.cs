using IncidentKit.Aggregates;
using IncidentKit.Commands;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.Storage;

namespace IncidentKit.Decisions;

/// <summary>What an incident makes somebody owe: duties with deadlines, from its declaration on or after its resolution; rows of their own, so that they outlive its closing.</summary>
internal static class DutyDecisions
{
    /// <summary>The duty that a recorded root-cause analysis discharges.</summary>
    public const string RootCauseAnalysis = "root_cause_analysis";

    /// <summary>Starts the duties that the policy wants from the declaration on, by the gravest severity the incident had. Raising and reopening ask again: what begins then counts from then.</summary>
    /// <param name="draft">The decision in the making.</param>
    public static void StartAfterDeclaration(IncidentDraft draft) => Start(draft, DutyOrigin.Declared);

    /// <summary>Starts the duties that the policy wants after resolution, by the gravest severity the incident had.</summary>
    /// <param name="draft">The decision in the making.</param>
    public static void StartAfterResolution(IncidentDraft draft) => Start(draft, DutyOrigin.Resolved);

    /// <summary>Discharges a duty that is open or missed.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="name">The duty.</param>
    /// <param name="status">Done or waived.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="reason">Why it is waived.</param>
    public static void End(IncidentDraft draft, string name, DutyStatus status, string actor, string? reason = null) =>
        End(draft, name, draft.Incident.Episode, status, actor, reason);

    /// <summary>A person says that a duty is done, or waives it.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="command">What the person said.</param>
    /// <param name="actor">Who.</param>
    /// <exception cref="ArgumentException">There is no such duty, or it can't be discharged so.</exception>
    public static void Complete(IncidentDraft draft, CompleteDuty command, string actor)
    {
        var incident = draft.Incident;
        var duty = incident.Duties.LastOrDefault(duty => FoldedName.Same(duty.Name, command.Duty))
            ?? throw new ArgumentException($"{incident.DisplayNumber} has no duty '{command.Duty}'; it has {(incident.Duties.Count == 0 ? "none" : string.Join(", ", incident.Duties.Select(known => known.Name).Distinct()))}");
        if (command.Waive && string.IsNullOrWhiteSpace(command.Reason))
            throw new ArgumentException("waiving a duty needs a reason");
        if (!command.Waive && duty.Name == RootCauseAnalysis)
            throw new ArgumentException("the root-cause analysis is discharged by recording it; here it can only be waived, with a reason");
        End(draft, duty.Name, command.Waive ? DutyStatus.Waived : DutyStatus.Done, actor, command.Reason);
    }

    /// <summary>Waives every duty that is not done, for the incident was none.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="actor">Who said so.</param>
    /// <param name="reason">Why.</param>
    public static void Waive(IncidentDraft draft, string actor, string reason)
    {
        foreach (var duty in draft.Incident.Duties)
            End(draft, duty.Name, DutyStatus.Waived, actor, reason);
    }

    /// <summary>The incident was reopened: waives every duty of the episode before that is not done, and begins what is owed from the declaration on anew.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="actor">Who reopened the incident.</param>
    public static void Reopen(IncidentDraft draft, string actor)
    {
        // What is not done yet keeps the id of the episode that it began in; none is older than the one before.
        foreach (var duty in draft.Incident.Duties)
            End(draft, duty.Name, draft.Incident.Episode - 1, DutyStatus.Waived, actor, "the incident was reopened");
        StartAfterDeclaration(draft);
    }

    private static void Start(IncidentDraft draft, DutyOrigin origin)
    {
        var incident = draft.Incident;
        if (incident.Resolution == IncidentResolution.FalseAlarm)
            return;
        foreach (var rule in draft.Policy.PostIncident)
        {
            if (rule.After != origin || rule.IsOptional || !rule.AppliesTo(incident.PeakSeverity))
                continue;
            if (draft.Incident.Duties.Any(duty => duty.Name == rule.Duty && duty.Status != DutyStatus.Waived))
                continue;
            var done = rule.Duty == RootCauseAnalysis && draft.State.AnalysedEpisode == incident.Episode;
            var duty = new Duty
            {
                Name = rule.Duty,
                DueAt = rule.Within.AddTo(draft.Now, draft.Policy.Calendar, draft.Policy.Sprint),
                Status = done ? DutyStatus.Done : DutyStatus.Open,
                RequiredToClose = rule.GuardsClosing(incident.PeakSeverity),
            };
            var id = IdOf(incident, rule.Duty, incident.Episode);
            draft.Add(new DutyStarted { Duty = duty, DutyId = id }, Actors.Engine);
            if (!done)
                draft.Start(new NewDuty { Id = id, Duty = rule.Duty, Episode = incident.Episode, DueAt = duty.DueAt });
        }
    }

    private static void End(IncidentDraft draft, string name, int episode, DutyStatus status, string actor, string? reason)
    {
        var incident = draft.Incident;
        if (!incident.Duties.Any(duty => duty.Name == name && duty.Status is (DutyStatus.Open or DutyStatus.Missed)))
            return;

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

    private static string IdOf(Incident incident, string duty, int episode) => $"{incident.Id}.{episode}.{duty}";
}
