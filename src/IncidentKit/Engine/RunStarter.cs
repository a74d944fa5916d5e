using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Decisions;
using IncidentKit.Expressions;
using IncidentKit.Lifecycle;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>Begins runs in the commit of the decision that wants them. Thread safe.</summary>
internal sealed class RunStarter
{
    private readonly RunbookBook _book;
    private readonly RunFactFinder _facts;

    public RunStarter(RunbookBook book, RunFactFinder facts)
    {
        _book = book;
        _facts = facts;
        Offers = [.. book.Catalog.All.Where(runbook => runbook.Enabled).Select(OfferOf)];
    }

    /// <summary>The runbooks of the host, as far as starting them is concerned.</summary>
    public IReadOnlyList<RunbookOffer> Offers { get; }

    /// <summary>Adds a run to a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="start">What is started.</param>
    /// <param name="incident">The incident as it is after the decision.</param>
    /// <param name="now">The time of the decision.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>When it is added.</returns>
    public async ValueTask AddAsync(CommitBuilder commit, NewRun start, IncidentState incident, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tenant = incident.Incident.Tenant;
        var runbook = await _book.FindAsync(tenant, start.RunbookHash, cancellationToken).ConfigureAwait(false);
        var command = new RunCommand.Start
        {
            RunId = start.Id,
            IncidentId = incident.Incident.Id,
            Tenant = tenant,
            StartedBy = start.StartedBy,
            TriggerKey = start.TriggerKey,
            Alert = AlertOf(incident),
        };
        var facts = await _facts.FindAsync(null, command, runbook, incident.Incident, now, cancellationToken).ConfigureAwait(false);
        var decision = RunDecider.Decide(null, command, runbook, facts, now);
        RunCommit.Add(commit, null, new AggregateKey(tenant, AggregateKinds.Run, start.Id), null, decision, now);
        commit.Add(new StoredDocument { Tenant = tenant, Hash = runbook.Hash, Kind = "runbook", Name = runbook.FileName, Text = runbook.Text });
    }

    private static Dictionary<string, object?>? AlertOf(IncidentState incident) => incident.Alert is { } alert
        ? new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = alert.Name,
            ["status"] = incident.Incident.Signal == SignalState.Clear ? "resolved" : "firing",
            ["labels"] = alert.Labels.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal),
            ["annotations"] = alert.Annotations.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal),
            ["starts_at"] = alert.StartsAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["fingerprint"] = alert.Fingerprint,
        }
        : null;

    private static RunbookOffer OfferOf(Runbook runbook) => new(
        runbook.Id,
        runbook.Hash,
        (state, on, now) =>
        {
            var roots = new Dictionary<string, object?>(StringComparer.Ordinal) { ["incident"] = new IncidentView(state.Incident) };
            if (AlertOf(state) is { } alert)
                roots["alert"] = new RunAlert(alert);
            var occasion = new RunbookOccasion
            {
                Event = on == RunbookDecisions.Opened ? RunbookTriggerEvent.Opened : RunbookTriggerEvent.SeverityChanged,
                AlertName = state.Alert?.Name,
                Severity = state.Incident.Severity,
                Category = state.Incident.Category,
                Labels = state.Alert?.Labels ?? state.Incident.Labels,
                Scope = new ExpressionScope(roots, now),
            };
            return runbook.Triggers.Any(trigger => trigger.Matches(occasion));
        });
}
