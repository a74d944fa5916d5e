using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentKit.Decisions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.Signals;
using IncidentKit.Storage;
using IncidentKit.Triage;

namespace IncidentKit.Engine;

/// <summary>The write path of alerts: the group's row guards its alerts, and the incident is touched only when something material changes. Thread safe.</summary>
internal sealed class SignalProcessor(IIncidentStore store, IncidentProcessor incidents, PolicyBook policies, WakeSignal wake)
{
    private const int MaxRaces = 500;

    /// <summary>Takes a message. Returns after everything in it is durable.</summary>
    /// <param name="signal">The message.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What became of it.</returns>
    public async ValueTask<SignalReceipt> TakeAsync(AlertSignal signal, CancellationToken cancellationToken)
    {
        var key = KeyOf(signal);
        for (var race = 0; race < MaxRaces; race++)
        {
            var row = await store.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            var (receipt, commit) = row is null
                ? await OpenAsync(signal, key, cancellationToken).ConfigureAwait(false)
                : await AttachAsync(signal, row, cancellationToken).ConfigureAwait(false);
            if (commit is null)
                return receipt;
            var result = await store.CommitAsync(commit.Build(), cancellationToken).ConfigureAwait(false);
            if (result.Outcome != CommitOutcome.Committed)
                continue;
            wake.Set();
            return receipt;
        }

        throw new StoreUnavailableException($"the alert group {signal.GroupKey} lost {MaxRaces} races in a row");
    }

    private static AggregateKey KeyOf(AlertSignal signal) =>
        new(signal.Tenant, AggregateKinds.Signal, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{signal.Source}\n{signal.GroupKey}")))[..32]);

    /// <summary>The group is new: alerts that fire open an incident; a message that only resolves what nobody knows changes nothing.</summary>
    private async ValueTask<(SignalReceipt Receipt, CommitBuilder? Commit)> OpenAsync(AlertSignal signal, AggregateKey key, CancellationToken cancellationToken)
    {
        if (!signal.Alerts.Any(alert => alert.Firing))
            return (default, null);
        var now = await store.GetNowAsync(cancellationToken).ConfigureAwait(false);
        var commit = new CommitBuilder();
        var occurrences = Merge(signal, key, [], now, incidentId: "", out _);
        var id = await DeclareAsync(commit, signal, linkedTo: null, now, cancellationToken).ConfigureAwait(false);
        commit.Add(occurrences.Select(occurrence => occurrence with { IncidentId = id }));
        AddGroup(commit, null, key, signal, id, now);
        return (new SignalReceipt(new IncidentId(id), true, false), commit);
    }

    private async ValueTask<(SignalReceipt Receipt, CommitBuilder Commit)> AttachAsync(AlertSignal signal, AggregateRow row, CancellationToken cancellationToken)
    {
        var group = JsonSerializer.Deserialize(row.Snapshot.Span, OutboxJsonContext.Default.SignalGroup)!;
        var incidentKey = new AggregateKey(signal.Tenant, AggregateKinds.Incident, group.IncidentId);
        var known = await store.ReadOccurrencesAsync(row.Key, cancellationToken).ConfigureAwait(false);
        var incidentRow = await store.LoadAsync(incidentKey, cancellationToken).ConfigureAwait(false)
            ?? throw new IncidentKitException($"the alert group {signal.GroupKey} belongs to the incident {group.IncidentId}, which the store does not hold");
        var state = IncidentProcessor.Read(incidentRow);
        var now = IncidentProcessor.Latest(await store.GetNowAsync(cancellationToken).ConfigureAwait(false), Later(row.DecidedAt, incidentRow.DecidedAt));
        var commit = new CommitBuilder();
        var occurrences = Merge(signal, row.Key, known, now, group.IncidentId, out var nowFiring);
        var policy = await policies.FindAsync(signal.Tenant, state.Incident.PolicyHash, cancellationToken).ConfigureAwait(false);

        var floor = nowFiring.Count > 0 ? FloorOf(signal, policy, now) : null;
        if (nowFiring.Count > 0 && NeedsNewIncident(state.Incident, floor, policy, now))
        {
            var linked = await DeclareAsync(commit, signal, state.Incident.Id, now, cancellationToken).ConfigureAwait(false);
            commit.Add(occurrences.Select(occurrence => occurrence with { IncidentId = linked }));
            AddGroup(commit, row, row.Key, signal, linked, now);
            return (new SignalReceipt(new IncidentId(linked), true, false), commit);
        }

        var names = occurrences.ToDictionary(occurrence => occurrence.Fingerprint, StringComparer.Ordinal);
        var anyFiring = occurrences.Any(occurrence => occurrence.Firing) || known.Any(occurrence => occurrence.Firing && occurrence.IncidentId == group.IncidentId && !names.ContainsKey(occurrence.Fingerprint));
        var change = new SignalChange
        {
            Source = signal.Source,
            GroupKey = signal.GroupKey,
            NowFiring = nowFiring,
            Clear = !anyFiring,
            Floor = floor,
        };
        var episode = state.Incident.Episode;
        if (IsMaterial(change, state.Incident, policy))
            state = await incidents.DraftAsync(commit, (incidentRow, state), change, policy, now, cancellationToken).ConfigureAwait(false);
        commit.Add(occurrences);
        AddGroup(commit, row, row.Key, signal, group.IncidentId, now);
        return (new SignalReceipt(state.Incident.Id, false, state.Incident.Episode > episode), commit);
    }

    /// <summary>Whether what fires now can't go on as this incident: it left its open statuses too long ago, or it went to the backlog and this is graver.</summary>
    private static bool NeedsNewIncident(Incident incident, string? floor, Policy policy, DateTimeOffset now)
    {
        if (incident.IsOpen)
            return false;
        var graver = floor is not null && policy.Rank(floor) < policy.Rank(incident.Severity);
        return !LifecycleDecisions.CanReopen(incident, now) || (incident.Resolution == IncidentResolution.Tracked && graver);
    }

    /// <summary>Repeats and resolutions of some alerts stay in their own rows; the incident hears of what changes it.</summary>
    private static bool IsMaterial(SignalChange change, Incident incident, Policy policy) =>
        (change.Clear && incident.Signal == SignalState.Firing)
        || (change.NowFiring.Count > 0 && (incident.Signal != SignalState.Firing || !incident.IsOpen))
        || (change.Floor is { } floor && policy.FindSeverity(floor) is { } severity && severity.Rank < policy.Rank(incident.Severity));

    private async ValueTask<string> DeclareAsync(CommitBuilder commit, AlertSignal signal, IncidentId? linkedTo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var policy = policies.Current;
        var firing = signal.Alerts.Where(alert => alert.Firing).ToList();
        var alert = firing[0];
        var intake = new IntakeMapping(policy).Map(new AlertView(alert), now);
        var id = IncidentIds.New(now);
        await incidents.DraftAsync(
            commit,
            null,
            new Declaration
            {
                Id = id,
                Tenant = signal.Tenant,
                Number = await store.GetHighestNumberAsync(signal.Tenant, AggregateKinds.Incident, cancellationToken).ConfigureAwait(false) + 1,
                Report = ReportLimits.Fit(intake.Report with { DetectedAt = intake.Report.DetectedAt ?? alert.StartsAt }),
                Actor = signal.Source,
                Floor = FloorOf(signal, policy, now),
                Alert = AlertContext.From(alert, intake.AlertName),
                Signal = new SignalChange
                {
                    Source = signal.Source,
                    GroupKey = signal.GroupKey,
                    Attached = true,
                    NowFiring = [.. firing.Select(one => one.Name).Distinct(StringComparer.Ordinal)],
                },
                LinkedTo = linkedTo,
            },
            policy,
            now,
            cancellationToken).ConfigureAwait(false);
        return id;
    }

    private static string? FloorOf(AlertSignal signal, Policy policy, DateTimeOffset now)
    {
        var mapping = new IntakeMapping(policy);
        string? gravest = null;
        foreach (var alert in signal.Alerts)
        {
            if (alert.Firing && mapping.Map(new AlertView(alert), now).Floor is { } floor && (gravest is null || policy.Rank(floor) < policy.Rank(gravest)))
                gravest = floor;
        }

        return gravest;
    }

    private static List<Occurrence> Merge(AlertSignal signal, AggregateKey key, IReadOnlyList<Occurrence> known, DateTimeOffset now, string incidentId, out IReadOnlyList<string> nowFiring)
    {
        var merged = new Dictionary<string, Occurrence>(StringComparer.Ordinal);
        var earlier = known.ToDictionary(occurrence => occurrence.Fingerprint, StringComparer.Ordinal);
        var firing = new List<string>();
        foreach (var alert in signal.Alerts)
        {
            var before = merged.GetValueOrDefault(alert.Fingerprint) ?? earlier.GetValueOrDefault(alert.Fingerprint);
            if (alert.Firing && before is not { Firing: true })
                firing.Add(alert.Name);
            merged[alert.Fingerprint] = new Occurrence
            {
                Signal = key,
                Fingerprint = alert.Fingerprint,
                IncidentId = incidentId,
                Name = alert.Name,
                Firing = alert.Firing,
                StartsAt = alert.StartsAt,
                EndsAt = alert.Firing ? null : alert.EndsAt ?? now,
                FirstSeenAt = before?.FirstSeenAt ?? now,
                LastSeenAt = now,
                Count = (before?.Count ?? 0) + 1,
                Data = JsonSerializer.SerializeToUtf8Bytes(
                    new AlertData { Labels = alert.Labels, Annotations = alert.Annotations, GeneratorUrl = alert.GeneratorUrl },
                    OutboxJsonContext.Default.AlertData),
            };
        }

        nowFiring = [.. firing.Distinct(StringComparer.Ordinal)];
        return [.. merged.Values];
    }

    private static void AddGroup(CommitBuilder commit, AggregateRow? row, AggregateKey key, AlertSignal signal, string incidentId, DateTimeOffset now) => commit.Add(
        row,
        key,
        [],
        JsonSerializer.SerializeToUtf8Bytes(
            new SignalGroup { Source = signal.Source, GroupKey = signal.GroupKey, IncidentId = incidentId },
            OutboxJsonContext.Default.SignalGroup),
        dueAt: null,
        lane: 2,
        new AggregateIndex { Parent = incidentId },
        now);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
