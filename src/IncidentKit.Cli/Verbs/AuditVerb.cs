using System.CommandLine;
using System.Globalization;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;
using IncidentKit.Storage;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>audit verify</c>: whether any timeline was tampered with.</summary>
internal static class AuditVerb
{
    private const int RowPage = 500;
    private const int EventPage = 1000;

    public static Command Create(Terminal terminal)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var verify = new Command("verify", "Recomputes the hash chain of every incident's timeline. Exit 1 where one is broken.") { store, json };
        verify.SetAction(async (parsed, cancellationToken) =>
        {
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal);
            await using var disposing = kit.ConfigureAwait(false);
            var audit = await VerifyAsync(kit.Store, cancellationToken).ConfigureAwait(false);
            Write(terminal, audit, parsed.GetValue(json));
            return audit.Broken.Count == 0 ? ExitCode.Fine : ExitCode.Found;
        });
        return new Command("audit", "The trustworthiness of what is stored.") { verify };
    }

    private static async Task<Audit> VerifyAsync(IIncidentStore store, CancellationToken cancellationToken)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        var audit = new Audit();
        string? after = null;
        while (true)
        {
            var rows = await store.QueryAsync(new AggregateQuery { Kind = AggregateKinds.Incident, AfterId = after, Max = RowPage }, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                // The whole row again, so that its head and its events are of one moment.
                var events = await ReadEventsAsync(store, row, cancellationToken).ConfigureAwait(false);
                audit.Incidents++;
                audit.Entries += events.Count;
                if (EventChain.FindBreak(row.Key, events, row.Head) is { } broken)
                    audit.Broken.Add((row.Index.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"INC-{number}") : row.Key.Id, broken.Sequence, broken.Why));
            }

            if (rows.Count < RowPage)
                return audit;
            after = rows[^1].Key.Id;
        }
    }

    /// <summary>The events up to those that the row knew when it was read; whatever a service has added since is another moment.</summary>
    private static async Task<IReadOnlyList<StoredEvent>> ReadEventsAsync(IIncidentStore store, AggregateRow row, CancellationToken cancellationToken)
    {
        var events = new List<StoredEvent>();
        while (true)
        {
            var page = await store.ReadEventsAsync(row.Key, events.Count == 0 ? 0 : events[^1].Sequence, EventPage, cancellationToken).ConfigureAwait(false);
            events.AddRange(page.Where(entry => entry.Sequence <= row.LastSequence));
            if (page.Count < EventPage)
                return events;
        }
    }

    private static void Write(Terminal terminal, Audit audit, bool json)
    {
        if (!json)
        {
            foreach (var (incident, entry, why) in audit.Broken)
                terminal.WriteText(string.Create(CultureInfo.InvariantCulture, $"{incident} entry {entry}: {why}"));
            terminal.WriteText(string.Create(CultureInfo.InvariantCulture, $"{audit.Incidents} incidents, {audit.Entries} entries, {audit.Broken.Count} broken"));
            return;
        }

        terminal.WriteJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("incidents", audit.Incidents);
            writer.WriteNumber("entries", audit.Entries);
            writer.WriteStartArray("broken");
            foreach (var (incident, entry, why) in audit.Broken)
            {
                writer.WriteStartObject();
                writer.WriteString("incident", incident);
                writer.WriteNumber("entry", entry);
                writer.WriteString("why", why);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private sealed class Audit
    {
        public int Incidents { get; set; }

        public long Entries { get; set; }

        public List<(string Incident, long Entry, string Why)> Broken { get; } = [];
    }
}
