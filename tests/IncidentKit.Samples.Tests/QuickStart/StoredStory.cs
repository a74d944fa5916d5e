using System.Globalization;
using System.Text.RegularExpressions;
using IncidentKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Samples.Tests.QuickStart;

/// <summary>What a run of the sample left in its file.</summary>
internal sealed partial class StoredStory
{
    private static readonly string[] Kinds = [AggregateKinds.Incident, AggregateKinds.Run, AggregateKinds.Duty, AggregateKinds.Signal];

    private readonly List<OutboxRow> _messages = [];
    private readonly List<string> _chainBreaks = [];

    private StoredStory(Incident incident, IReadOnlyList<TimelineEntry> timeline)
    {
        Incident = incident;
        Timeline = timeline;
    }

    public Incident Incident { get; }

    public IReadOnlyList<TimelineEntry> Timeline { get; }

    /// <summary>Everything that was decided to be sent to people.</summary>
    public IEnumerable<OutboxRow> Notifications => _messages.Where(row => row.Message.Type == "notification");

    /// <summary>Rows whose chain of hashes is broken.</summary>
    public IReadOnlyList<string> ChainBreaks => _chainBreaks;

    public static async Task<StoredStory> ReadAsync(string path)
    {
        var services = new ServiceCollection();
        services.AddIncidentKit(kit => kit.UsePolicy(Path.Combine(RepositoryFiles.Output("QuickStart"), "policy.yaml")).UseSqlite(path));
        await using var provider = services.BuildServiceProvider();
        var incidents = provider.GetRequiredService<IIncidentManager>();
        var incident = Assert.Single(await incidents.ListAsync(new IncidentQuery { OpenOnly = false })).Incident;
        var story = new StoredStory(incident, await incidents.ReadTimelineAsync(incident.Id));
        await story.ReadRowsAsync(provider.GetRequiredService<IIncidentStore>());
        return story;
    }

    /// <summary>The incident as text that two runs share: no ids, no delivery attempts, entries of one instant in no order.</summary>
    public string Describe()
    {
        var lines = new List<string>
        {
            $"{Incident.DisplayNumber} {Incident.Title}",
            $"severity {Incident.Severity}, peak {Incident.PeakSeverity}, rule {Incident.Classification.Rule}, policy {Incident.PolicyHash}",
            $"status {Incident.Status}, resolution {Incident.Resolution}, episode {Incident.Episode}, signal {Incident.Signal}",
            $"owner {Incident.Owner}, taken by {Incident.AcknowledgedBy}, responders {string.Join(' ', Incident.Responders)}",
            $"detected {At(Incident.DetectedAt)}, declared {At(Incident.DeclaredAt)}, acknowledged {At(Incident.AcknowledgedAt)}, identified {At(Incident.IdentifiedAt)}",
            $"mitigated {At(Incident.MitigatedAt)}, resolved {At(Incident.ResolvedAt)}, closed {At(Incident.ClosedAt)}",
            $"root cause {Incident.RootCause}, actions {string.Join(' ', Incident.FollowUpActions.Select(item => item.Description))}, updates {Incident.StatusUpdates.Count}, room {Incident.WarRoom?.Name}",
        };
        lines.AddRange(Timeline
            .Where(entry => entry.Kind is not ("delivered" or "delivery_failed"))
            .Select(entry => $"{entry.Kind} {entry.Actor} {Moving().Replace(entry.Text, "")}")
            .Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }

    /// <summary>The decisions to tell somebody, without the incident's id.</summary>
    public IEnumerable<string> Decisions() => Notifications.Select(row => row.Message.IdempotencyKey.Replace(Incident.Id.Value, "ID", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private async Task ReadRowsAsync(IIncidentStore store)
    {
        foreach (var kind in Kinds)
        {
            foreach (var row in await store.QueryAsync(new AggregateQuery { Kind = kind, Max = 100 }, CancellationToken.None))
            {
                _messages.AddRange(await store.ReadMessagesAsync(row.Key, CancellationToken.None));
                var events = await store.ReadEventsAsync(row.Key, 0, 1000, CancellationToken.None);
                if (EventChain.FindBreak(row.Key, events, row.Head) is { } found)
                    _chainBreaks.Add($"{row.Key} at {found}");
            }
        }
    }

    private static string At(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture) ?? "never";

    // An approval is asked later where the step before it was interrupted.
    [GeneratedRegex(@" until \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ")]
    private static partial Regex Moving();
}
