using IncidentKit.Commands;
using IncidentKit.Lifecycle;

namespace IncidentKit.Decisions;

/// <summary>Raises, lowers and corrects the severity. What a machine learns only ever raises it.</summary>
internal static class SeverityDecisions
{
    private const string Raised = "raised";
    private const string Corrected = "corrected";

    /// <summary>A person changes the severity, or confirms it by keeping it.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="command">The command.</param>
    /// <param name="actor">Who changes it.</param>
    public static void ByPerson(IncidentDraft draft, ChangeSeverity command, string actor)
    {
        var incident = draft.Incident;
        RequireOpen(draft);
        var wanted = draft.Policy.FindSeverity(command.Severity)
            ?? throw new ArgumentException($"the policy '{draft.Policy.Name}' has no severity '{command.Severity}'; it has {string.Join(", ", draft.Policy.Severities.Select(known => known.Name))}");
        if (wanted.Name == incident.Severity)
        {
            if (incident.Classification.Provisional)
                draft.Add(new SeverityConfirmed { Severity = wanted.Name, Reason = command.Reason }, actor);
            return;
        }

        var raised = wanted.Rank < draft.Policy.Rank(incident.Severity);
        var change = command.Correction ? Corrected : raised ? Raised : "lowered";
        var classification = new IncidentClassification { Severity = wanted.Name, Rule = "person", Floor = incident.Classification.Floor };
        Change(draft, change, raised, classification, command.Reason, actor);
    }

    /// <summary>More is known: the rules are asked again, and only a graver answer counts.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="report">What is known now.</param>
    /// <param name="actor">Who says so.</param>
    public static void AfterMoreIsKnown(IncidentDraft draft, IncidentReport report, string actor)
    {
        var incident = draft.Incident;
        RequireOpen(draft);
        Triage.ReportLimits.Check(report with { Title = incident.Title });
        var merged = Merge(incident, report);
        var classification = IncidentDecider.Classify(draft.Policy, merged, incident.Classification.Floor, draft.Now);
        if (classification.Provisional && !incident.Classification.Provisional)
        {
            // Somebody has decided, or the rules have: what is still not known changes nothing.
            classification = incident.Classification;
        }

        draft.Add(new ImpactUpdated { Report = report, Classification = classification }, actor);
        RaiseTo(draft, classification, "more is known about the impact", actor);
    }

    /// <summary>An alert allows no lower severity than this one.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="floor">The severity.</param>
    /// <param name="source">The sender.</param>
    public static void RaiseToFloor(IncidentDraft draft, string floor, string source)
    {
        if (draft.Policy.FindSeverity(floor) is { } severity)
            RaiseTo(draft, draft.Incident.Classification with { Severity = severity.Name, Floor = severity.Name }, "an alert allows no lower severity", source);
    }

    private static void RaiseTo(IncidentDraft draft, IncidentClassification classification, string reason, string actor)
    {
        if (draft.Incident.IsOpen && draft.Policy.Rank(classification.Severity) < draft.Policy.Rank(draft.Incident.Severity))
            Change(draft, Raised, raised: true, classification, reason, actor);
    }

    private static void Change(IncidentDraft draft, string change, bool raised, IncidentClassification classification, string? reason, string actor)
    {
        var incident = draft.Incident;
        var graver = draft.Policy.Rank(classification.Severity) < draft.Policy.Rank(incident.PeakSeverity);
        var peak = graver ? classification.Severity : incident.PeakSeverity;
        if (change == Corrected && incident.PeakSeverity == incident.Severity)
        {
            // A severity that was simply wrong leaves no peak behind; what was graver before it does.
            var before = draft.State.PeakBeforeChange;
            peak = before is not null && draft.Policy.Rank(before) < draft.Policy.Rank(classification.Severity) ? before : classification.Severity;
        }

        draft.Add(
            new SeverityChanged
            {
                From = incident.Severity,
                To = classification.Severity,
                Change = change,
                RestartsLadder = raised,
                Peak = peak,
                Classification = classification,
                Reason = reason,
            },
            actor);
        if (!draft.Incident.IsOpen)
        {
            DutyDecisions.StartAfterResolution(draft);
            return;
        }

        DutyDecisions.StartAfterDeclaration(draft);
        RunbookDecisions.StartMatching(draft, RunbookDecisions.SeverityChange);
    }

    private static void RequireOpen(IncidentDraft draft)
    {
        var incident = draft.Incident;
        if (LifecycleTable.Default.Find(incident.Status, IncidentTrigger.ChangeSeverity) is null)
            throw LifecycleDecisions.Refuse(draft, IncidentTrigger.ChangeSeverity, $"{incident.DisplayNumber} is {incident.Status}");
    }

    private static IncidentReport Merge(Incident incident, IncidentReport report) => report with
    {
        Title = incident.Title,
        Severity = null,
        Description = report.Description ?? incident.Description,
        Category = report.Category ?? incident.Category,
        Impact = report.Impact ?? incident.Impact,
        UsersAffectedPercent = report.UsersAffectedPercent ?? incident.UsersAffectedPercent,
        HasWorkaround = report.HasWorkaround ?? incident.HasWorkaround,
        Scope = report.Scope ?? incident.Scope,
        DataAtRisk = report.DataAtRisk ?? incident.DataAtRisk,
        Security = report.Security ?? incident.Security,
        Labels = incident.Labels,
        AffectedSystems = [.. incident.AffectedSystems.Union(report.AffectedSystems)],
    };
}
