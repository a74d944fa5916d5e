using System.Globalization;
using IncidentKit.Commands;
using IncidentKit.Communication;
using IncidentKit.Decisions;
using IncidentKit.Lifecycle;
using IncidentKit.PostIncident;
using IncidentKit.Signals;
using IncidentKit.Storage;
using IncidentKit.Triage;

namespace IncidentKit.Engine;

/// <inheritdoc cref="IIncidentManager"/>
internal sealed class IncidentManager(
    IIncidentStore store,
    IncidentProcessor incidents,
    SignalProcessor signals,
    PolicyBook policies,
    PolicyManager sources,
    IIncidentAuthorization authorization,
    IncidentKitOptions options) : IIncidentManager
{
    private const int TimelinePage = 1000;

    /// <inheritdoc/>
    public async ValueTask<Incident> DeclareAsync(IncidentReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ReportLimits.Check(report);
        var actor = report.ReportedBy is { } by ? Actors.Person(by) : Actors.Engine;
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        await AuthorizeAsync(actor, "declare", null, cancellationToken).ConfigureAwait(false);
        await sources.EnsureRecordedAsync(cancellationToken).ConfigureAwait(false);
        var id = IncidentIds.New(await store.GetNowAsync(cancellationToken).ConfigureAwait(false));
        return await incidents.DeclareAsync(
            options.Tenant,
            number => new Declaration { Id = id, Tenant = options.Tenant, Number = number, Report = report, Actor = actor },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Incident> ExecuteAsync(IncidentId id, IncidentCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var actor = Actors.Person(command.By);
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        return await incidents.ExecuteAsync(
            KeyOf(id),
            new PersonCommand(command),
            authorize: incident => AuthorizeAsync(actor, OperationOf(command), incident, cancellationToken),
            cancellationToken: cancellationToken).ConfigureAwait(false)
            ?? throw new IncidentNotFoundException(id.Value);
    }

    /// <inheritdoc/>
    public async ValueTask<SignalReceipt> SignalAsync(AlertSignal signal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signal);
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        await sources.EnsureRecordedAsync(cancellationToken).ConfigureAwait(false);
        return await signals.TakeAsync(signal, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Incident?> FindAsync(IncidentId id, CancellationToken cancellationToken = default)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        return await store.LoadAsync(KeyOf(id), cancellationToken).ConfigureAwait(false) is { } row ? IncidentProcessor.Read(row).Incident : null;
    }

    /// <inheritdoc/>
    public async ValueTask<Incident?> FindByNumberAsync(string number, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(number);
        var digits = number.StartsWith("INC-", StringComparison.OrdinalIgnoreCase) ? number["INC-".Length..] : number;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            throw new FormatException($"'{number}' is no incident's number; write INC-7 or 7");
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        return await store.FindByNumberAsync(options.Tenant, AggregateKinds.Incident, value, cancellationToken).ConfigureAwait(false) is { } row ? IncidentProcessor.Read(row).Incident : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<IncidentListing>> ListAsync(IncidentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Max, 1000);
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        var rows = await store.QueryAsync(
            new AggregateQuery { Tenant = options.Tenant, Kind = AggregateKinds.Incident, OpenOnly = query.OpenOnly, AfterId = query.After?.Value, Max = query.Max },
            cancellationToken).ConfigureAwait(false);
        var counts = (await store.CountOccurrencesAsync(options.Tenant, [.. rows.Select(row => row.Key.Id)], cancellationToken).ConfigureAwait(false))
            .ToDictionary(count => count.IncidentId, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => counts.TryGetValue(row.Key.Id, out var count)
                ? new IncidentListing(IncidentProcessor.Read(row).Incident, count.Alerts, count.Firing)
                : new IncidentListing(IncidentProcessor.Read(row).Incident, 0, 0)),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TimelineEntry>> ReadTimelineAsync(IncidentId id, CancellationToken cancellationToken = default)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        var entries = new List<TimelineEntry>();
        while (true)
        {
            var page = await store.ReadEventsAsync(KeyOf(id), entries.Count, TimelinePage, cancellationToken).ConfigureAwait(false);
            entries.AddRange(page.Select(StoredTimeline.Read));
            if (page.Count < TimelinePage)
                return entries;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string> WritePostMortemAsync(IncidentId id, CancellationToken cancellationToken = default)
    {
        var incident = await FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new IncidentNotFoundException(id.Value);
        var policy = await policies.FindAsync(options.Tenant, incident.PolicyHash, cancellationToken).ConfigureAwait(false);
        var timeline = await ReadTimelineAsync(id, cancellationToken).ConfigureAwait(false);
        return PostMortemDocument.Write(incident, timeline, policy, await store.GetNowAsync(cancellationToken).ConfigureAwait(false));
    }

    private AggregateKey KeyOf(IncidentId id) => new(options.Tenant, AggregateKinds.Incident, id.Value ?? "");

    private async ValueTask AuthorizeAsync(string actor, string operation, Incident? incident, CancellationToken cancellationToken)
    {
        if (!await authorization.IsAllowedAsync(actor, operation, incident, cancellationToken).ConfigureAwait(false))
            throw new IncidentForbiddenException(actor, operation);
    }

    // The command's name in snake case: what a host's authorization knows.
    private static string OperationOf(IncidentCommand command) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(command.GetType().Name);
}
