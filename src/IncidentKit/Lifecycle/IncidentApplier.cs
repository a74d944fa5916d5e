namespace IncidentKit.Lifecycle;

/// <summary>What each event does to the state. Pure, and total: whatever is on a timeline can be applied, so that replaying it gives the snapshot.</summary>
internal static class IncidentApplier
{
    /// <summary>Status updates that the record keeps; older ones are on the timeline.</summary>
    private const int KeptUpdates = 5;

    /// <summary>The state that a declaration makes.</summary>
    /// <param name="id">The incident's id.</param>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="declared">The event.</param>
    /// <param name="at">When it was decided.</param>
    /// <returns>The state.</returns>
    public static IncidentState Begin(string id, string tenant, Declared declared, DateTimeOffset at)
    {
        var report = declared.Report;
        var severity = declared.Classification.Severity;
        return new IncidentState
        {
            Incident = new Incident
            {
                Id = new IncidentId(id),
                Tenant = tenant,
                Number = declared.Number,
                Title = report.Title,
                Description = report.Description ?? "",
                Severity = severity,
                PeakSeverity = severity,
                Category = report.Category,
                Impact = report.Impact,
                Status = IncidentStatus.Detected,
                ImpactStartedAt = report.ImpactStartedAt,
                DetectedAt = declared.DetectedAt,
                DeclaredAt = at,
                EscalatesFrom = declared.EscalatesFrom,
                AffectedSystems = report.AffectedSystems,
                AffectedTenants = report.AffectedTenants,
                UserImpact = report.UserImpact ?? "",
                UsersAffectedPercent = report.UsersAffectedPercent,
                HasWorkaround = report.HasWorkaround,
                Scope = report.Scope,
                DataAtRisk = report.DataAtRisk,
                Security = report.Security,
                Labels = report.Labels,
                Classification = declared.Classification,
                Policy = declared.Policy,
                PolicyHash = declared.PolicyHash,
                LinkedTo = declared.LinkedTo,
            },
            Ladder = new LadderState { Name = severity, Run = 1, StartedAt = declared.EscalatesFrom },
            UpdatesCountFrom = declared.EscalatesFrom,
            ConfirmSeverityAt = declared.ConfirmSeverityAt,
            Alert = declared.Alert,
        };
    }

    /// <summary>The state after an event.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="incidentEvent">The event.</param>
    /// <param name="actor">Who caused it.</param>
    /// <param name="at">When it was decided.</param>
    /// <returns>The state.</returns>
    public static IncidentState Apply(IncidentState state, IncidentEvent incidentEvent, string actor, DateTimeOffset at)
    {
        var incident = state.Incident;
        var next = incidentEvent switch
        {
            Moved moved => ApplyMove(state, moved, actor, at),
            OwnerAssigned assigned => state with
            {
                Incident = incident with { Owner = assigned.Owner },
            },
            ResponderAdded added => state with { Incident = incident with { Responders = With(incident.Responders, added.Responder) } },
            SeverityChanged changed => ApplySeverity(state, changed, at),
            PolicyMoved moved => ApplyPolicy(state, moved, at),
            ImpactUpdated updated => state with
            {
                // The reason for the severity stays the one that gave it until the severity itself changes.
                Incident = WithReport(incident, updated.Report) with { Classification = updated.Classification.Severity == incident.Severity ? updated.Classification : incident.Classification },
                ConfirmSeverityAt = updated.Classification.Provisional || updated.Classification.Severity != incident.Severity ? state.ConfirmSeverityAt : null,
            },
            SeverityConfirmed => state with
            {
                Incident = incident with { Classification = incident.Classification with { Provisional = false, Missing = [] } },
                ConfirmSeverityAt = null,
            },
            SeverityConfirmationDue => state with { ConfirmSeverityAt = null },
            Escalated escalated => state with
            {
                Ladder = state.Ladder with { Steps = [.. state.Ladder.Steps, new StepMark(escalated.StepId, escalated.Round, at)] },
                Told = WithPeople(state.Told, escalated.Told),
                Incident = incident with { StakeholdersNotified = escalated.Told.Aggregate(incident.StakeholdersNotified, (told, target) => With(told, target.Target)) },
            },
            StepPassed passed => state with
            {
                Ladder = state.Ladder with { Steps = [.. state.Ladder.Steps, new StepMark(passed.StepId, 0, at, Passed: true)] },
            },
            AcknowledgementExpired => state with
            {
                Incident = incident with { AcknowledgedAt = null, AcknowledgedBy = null },
                LastResponderActAt = null,
                Engaged = [],
                Ladder = new LadderState { Name = state.Ladder.Name, Run = state.Ladder.Run + 1, StartedAt = at },
            },
            TargetMissed missed => state with { MissedTargets = With(state.MissedTargets, missed.Target) },
            UpdateDue due => state with { UpdatesCountFrom = due.DueAt, PromisedUpdateAt = null },
            RunbookPaged paged => state with { Told = WithPeople(state.Told, paged.Told) },
            StatusUpdatePosted posted => state with
            {
                Incident = incident with
                {
                    StatusUpdates = [.. incident.StatusUpdates.TakeLast(KeptUpdates - 1), posted.Update],
                    StakeholdersNotified = posted.Audiences.Aggregate(incident.StakeholdersNotified, (told, audience) => With(told, $"role:{audience}")),
                },
                UpdatesCountFrom = at,
                PromisedUpdateAt = posted.Update.NextUpdateIn is { } promised && promised > TimeSpan.Zero ? at + promised : null,
            },
            WarRoomOpened opened => state with { Incident = incident with { WarRoom = opened.Room } },
            SignalAttached or SignalFiringAgain => state with { Incident = incident with { Signal = SignalState.Firing } },
            SignalCleared => state with { Incident = incident with { Signal = SignalState.Clear } },
            RunbookStarted started => state with { OpenRuns = With(state.OpenRuns, started.RunId), StartedRuns = With(state.StartedRuns, started.RunId) },
            RunbookReported { What: "run_ended" } ended => state with { OpenRuns = [.. state.OpenRuns.Where(run => run != ended.RunId)] },
            DutyStarted started => state with { Incident = incident with { Duties = [.. incident.Duties.Where(duty => duty.Name != started.Duty.Name), started.Duty] } },
            DutyMissed missed => state with { Incident = WithDuty(incident, missed.Duty, DutyStatus.Missed) },
            DutyEnded ended => state with { Incident = WithDuty(incident, ended.Duty, ended.Status) },
            RootCauseRecorded recorded => state with
            {
                AnalysedEpisode = incident.Episode,
                Incident = incident with
                {
                    RootCauseAnalysis = recorded.Analysis,
                    RootCause = recorded.Analysis.RootCauses.Count > 0 ? recorded.Analysis.RootCauses[0] : incident.RootCause,
                },
            },
            ActionItemAdded added => state with { Incident = incident with { FollowUpActions = [.. incident.FollowUpActions, added.Item] } },
            ActionItemChanged changed => state with
            {
                Incident = incident with
                {
                    FollowUpActions = [.. incident.FollowUpActions.Select(item => item.Number == changed.Number ? item with { Status = changed.Status } : item)],
                },
            },
            _ => state,
        };

        if (incidentEvent is StatusUpdatePosted or SignalCleared or SignalFiringAgain)
            next = next with { Announcements = next.Announcements + 1 };
        if (Actors.IsPerson(actor) && next.Incident.AcknowledgedAt is not null)
            next = next with { LastResponderActAt = at };
        return next;
    }

    private static IncidentState ApplyMove(IncidentState state, Moved moved, string actor, DateTimeOffset at)
    {
        var incident = state.Incident with { Status = moved.To };
        switch (moved.Trigger)
        {
            case IncidentTrigger.Reopen:
            case IncidentTrigger.Unmerge:
                return Reopened(state, moved, actor, at);
            case IncidentTrigger.Unacknowledge:
                return state with { Incident = incident with { AcknowledgedAt = null, AcknowledgedBy = null }, LastResponderActAt = null, Engaged = [] };
            case IncidentTrigger.Identify:
                incident = incident with { IdentifiedAt = incident.IdentifiedAt ?? at, RootCause = moved.Summary ?? incident.RootCause };
                break;
            case IncidentTrigger.MarkMitigated:
                incident = incident with { MitigatedAt = incident.MitigatedAt ?? at };
                break;
            case IncidentTrigger.MitigationFailed:
                incident = incident with { MitigatedAt = null };
                break;
            case IncidentTrigger.Resolve:
                incident = incident with { ResolvedAt = incident.ResolvedAt ?? at, ResolutionSummary = moved.Summary ?? incident.ResolutionSummary };
                break;
        }

        if (moved.From <= IncidentStatus.Mitigating && moved.To > IncidentStatus.Mitigating)
            incident = incident with { LeftOpenAt = at };
        if (moved.To == IncidentStatus.Closed && moved.From != IncidentStatus.Closed)
            incident = incident with { ClosedAt = at, Resolution = moved.Resolution };

        // A person who moves it past Acknowledged has taken it; a runbook or an alert has not. A false alarm was taken by nobody.
        var takes = moved.ByPerson && moved.From <= IncidentStatus.Mitigating
            && moved.Trigger is not (IncidentTrigger.FalseAlarm or IncidentTrigger.MergeInto or IncidentTrigger.Track or IncidentTrigger.ChangeSeverity or IncidentTrigger.Close);
        if (takes)
        {
            incident = incident with
            {
                AcknowledgedAt = incident.AcknowledgedAt ?? at,
                AcknowledgedBy = incident.AcknowledgedBy ?? actor,
                Responders = With(incident.Responders, actor),
                Owner = incident.Owner ?? actor,
            };
        }

        return state with { Incident = incident, Engaged = takes ? With(state.Engaged, actor) : state.Engaged };
    }

    private static IncidentState Reopened(IncidentState state, Moved moved, string actor, DateTimeOffset at)
    {
        var incident = state.Incident;
        return state with
        {
            Incident = incident with
            {
                Status = moved.To,
                Episode = incident.Episode + 1,
                Resolution = null,
                AcknowledgedAt = moved.ByPerson ? at : null,
                AcknowledgedBy = moved.ByPerson ? actor : null,
                Responders = moved.ByPerson ? With(incident.Responders, actor) : incident.Responders,
                IdentifiedAt = null,
                MitigatedAt = null,
                ResolvedAt = null,
                LeftOpenAt = null,
                ClosedAt = null,
                EscalatesFrom = at,
            },
            Ladder = new LadderState { Name = incident.Severity, Run = 1, StartedAt = at },
            MissedTargets = [],
            SeverityChangedAt = null,
            UpdatesCountFrom = at,
            PromisedUpdateAt = null,
            LastResponderActAt = null,
            Engaged = moved.ByPerson ? [actor] : [],
            Told = [],
        };
    }

    private static IncidentState ApplySeverity(IncidentState state, SeverityChanged changed, DateTimeOffset at) => state with
    {
        Incident = state.Incident with
        {
            Severity = changed.To,
            PeakSeverity = changed.Peak,
            Classification = changed.Classification,
        },
        Ladder = new LadderState
        {
            Name = changed.To,
            Run = state.Ladder.Run + 1,
            StartedAt = changed.RestartsLadder ? at : state.Incident.EscalatesFrom,
        },
        SeverityChangedAt = at,
        PeakBeforeChange = state.Incident.PeakSeverity,
        UpdatesCountFrom = changed.RestartsLadder ? at : state.UpdatesCountFrom,
        ConfirmSeverityAt = changed.Classification.Provisional ? state.ConfirmSeverityAt : null,
    };

    /// <summary>The ladder goes on where it is: its run and its marks stay, so that no step is decided twice.</summary>
    private static IncidentState ApplyPolicy(IncidentState state, PolicyMoved moved, DateTimeOffset at) => state with
    {
        Incident = state.Incident with
        {
            Policy = moved.To,
            PolicyHash = moved.ToHash,
            Severity = moved.Severity,
            PeakSeverity = moved.Peak,
            Classification = moved.Classification,
        },
        Ladder = state.Ladder with
        {
            Name = moved.Severity,
            Steps = [.. state.Ladder.Steps.Where(mark => !mark.Passed || !moved.Ahead.Contains(mark.StepId))],
        },
        PeakBeforeChange = moved.PeakBeforeChange,
        PolicyMovedAt = at,
    };

    private static Incident WithReport(Incident incident, IncidentReport report) => incident with
    {
        Description = report.Description ?? incident.Description,
        Category = report.Category ?? incident.Category,
        Impact = report.Impact ?? incident.Impact,
        ImpactStartedAt = report.ImpactStartedAt ?? incident.ImpactStartedAt,
        AffectedSystems = report.AffectedSystems.Aggregate(incident.AffectedSystems, With),
        AffectedTenants = report.AffectedTenants.Aggregate(incident.AffectedTenants, With),
        UserImpact = report.UserImpact ?? incident.UserImpact,
        UsersAffectedPercent = report.UsersAffectedPercent ?? incident.UsersAffectedPercent,
        HasWorkaround = report.HasWorkaround ?? incident.HasWorkaround,
        Scope = report.Scope ?? incident.Scope,
        DataAtRisk = report.DataAtRisk ?? incident.DataAtRisk,
        Security = report.Security ?? incident.Security,
    };

    private static Incident WithDuty(Incident incident, string name, DutyStatus status) => incident with
    {
        Duties = [.. incident.Duties.Select(duty => duty.Name == name ? duty with { Status = status } : duty)],
    };

    private static IReadOnlyList<string> WithPeople(IReadOnlyList<string> list, IReadOnlyList<ToldTarget> told) =>
        told.Aggregate(list, (people, entry) => entry.Person is { } person ? With(people, person) : people);

    private static IReadOnlyList<string> With(IReadOnlyList<string> list, string item) => list.Contains(item) ? list : [.. list, item];
}
