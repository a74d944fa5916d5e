using IncidentKit.Escalation;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>Moves an open incident to another policy.</summary>
internal static class PolicyDecisions
{
    /// <summary>Decides the move: first what was due by the old policy, then the new one takes over.</summary>
    /// <param name="draft">The decision in the making; its facts hold the new policy.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who moves it.</param>
    /// <exception cref="IncidentRefusedException">The incident is not open, or the new policy does not know its severity.</exception>
    public static void Move(IncidentDraft draft, string? reason, string actor)
    {
        var to = draft.Facts.MoveTo ?? throw new ArgumentException("the policy to move to was not looked up");
        var incident = draft.Incident;
        if (to.Hash == incident.PolicyHash)
            return;
        if (!incident.IsOpen)
            throw LifecycleDecisions.Refuse(draft, null, $"{incident.DisplayNumber} is {incident.Status}: only an open incident is moved to another policy");
        _ = Known(draft, to, incident.Severity);
        _ = Known(draft, to, incident.PeakSeverity);

        // A page that was due by the old policy is not lost because the move came before the pass that would have sent it.
        ClockDecisions.RunDue(draft);
        incident = draft.Incident;
        var severity = Known(draft, to, incident.Severity);
        var peak = Known(draft, to, incident.PeakSeverity);
        draft.Move(
            new PolicyMoved
            {
                From = incident.Policy,
                FromHash = incident.PolicyHash,
                To = to.Name,
                ToHash = to.Hash,
                FromSeverity = incident.Severity,
                Severity = severity.Name,
                Peak = peak.Rank < severity.Rank ? peak.Name : severity.Name,
                PeakBeforeChange = to.FindSeverity(draft.State.PeakBeforeChange)?.Name,
                Classification = incident.Classification with { Severity = severity.Name, Floor = to.FindSeverity(incident.Classification.Floor)?.Name },
                Changes = PolicyDifference.Between(draft.Policy, to),
                Ahead = Ahead(draft.State, to, severity.Name, draft.Now),
                Reason = reason,
            },
            to,
            actor);
        PassOverdue(draft);
    }

    /// <summary>A step that was passed was never carried out: where the new policy gives it a time that is still to come, it is undecided again.</summary>
    private static IReadOnlyList<string> Ahead(IncidentState state, Policy to, string severity, DateTimeOffset now)
    {
        var passed = state.Ladder.Steps.Where(mark => mark.Passed).Select(mark => mark.StepId).ToHashSet(StringComparer.Ordinal);
        if (passed.Count == 0)
            return [];
        var open = state with { Ladder = state.Ladder with { Name = severity, Steps = [.. state.Ladder.Steps.Where(mark => !mark.Passed)] } };
        return [.. LadderSchedule.Undecided(open, to).Where(due => passed.Contains(due.Step.Id) && due.DueAt >= now).Select(due => due.Step.Id)];
    }

    private static void PassOverdue(IncidentDraft draft)
    {
        while (LadderSchedule.Pending(draft.State, draft.Policy).Where(due => ClockDecisions.IsPast(draft.State, due)).ToList() is [var due, ..])
            ClockDecisions.Pass(draft, due);
    }

    private static SeverityDefinition Known(IncidentDraft draft, Policy to, string severity) => to.FindSeverity(severity)
        ?? throw LifecycleDecisions.Refuse(
            draft,
            null,
            $"{draft.Incident.DisplayNumber} is or was {severity}, which the policy '{to.Name}' does not have; it has {string.Join(", ", to.Severities.Select(known => known.Name))}: change the severity first, or give one of these the alias {severity}");
}
