using IncidentKit.Aggregates;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>Starts the runbooks that the policy may start by itself and whose trigger fits.</summary>
internal static class RunbookDecisions
{
    /// <summary>The incident was declared or reopened.</summary>
    public const string Opened = "opened";

    /// <summary>Its severity changed.</summary>
    public const string SeverityChange = "severity_changed";

    /// <summary>Starts what matches; each runbook once an incident, as the default throttle says.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="on">What happened.</param>
    public static void StartMatching(IncidentDraft draft, string on)
    {
        foreach (var id in draft.Policy.Runbooks)
        {
            var offer = draft.Facts.Runbooks.FirstOrDefault(known => FoldedName.Same(known.Id, id));
            if (offer is null || !offer.Matches(draft.State, on, draft.Now))
                continue;
            var incident = draft.Incident;
            var run = $"{incident.Id}.{offer.Id}";
            if (draft.State.StartedRuns.Contains(run))
                continue;
            draft.Add(new RunbookStarted { RunId = run, RunbookId = offer.Id, RunbookHash = offer.Hash, Trigger = on }, Actors.Engine);
            draft.UseKey($"run/{run}");
            draft.Start(new NewRun { Id = run, RunbookId = offer.Id, RunbookHash = offer.Hash, TriggerKey = incident.Id.Value, StartedBy = Actors.Engine });
        }
    }
}
