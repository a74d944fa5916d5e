using System.Buffers;
using System.Text;
using System.Text.Json;
using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>Alerts, a row each.</summary>
internal static class Occurrences
{
    private const string Upsert = """
        insert into occurrence (signal, fingerprint, tenant, incident_id, name, firing, starts_at, ends_at, first_seen_at, last_seen_at, count, data)
        values ($signal, $fingerprint, $tenant, $incident_id, $name, $firing, $starts_at, $ends_at, $first_seen_at, $last_seen_at, $count, $data)
        on conflict (signal, fingerprint) do update set
            incident_id = excluded.incident_id, name = excluded.name, firing = excluded.firing, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at, count = excluded.count, data = excluded.data
        """;

    private const string BySignal = """
        select fingerprint, incident_id, name, firing, starts_at, ends_at, first_seen_at, last_seen_at, count, data
        from occurrence where signal = (select row_id from aggregate where tenant = $tenant and kind = $kind and id = $id)
        order by fingerprint
        """;

    /// <summary>The incidents come as one JSON array, so that one prepared statement serves any number of them.</summary>
    public const string CountSql = """
        select incident_id, count(*), sum(firing) from occurrence
        where tenant = $tenant and incident_id in (select value from json_each($incidents))
        group by incident_id
        """;

    public static void Put(SqliteSession session, long signal, Occurrence occurrence) =>
        session.Command(Upsert)
            .With("$signal", signal).With("$fingerprint", occurrence.Fingerprint)
            .With("$tenant", occurrence.Signal.Tenant).With("$incident_id", occurrence.IncidentId)
            .With("$name", occurrence.Name).With("$firing", occurrence.Firing)
            .With("$starts_at", occurrence.StartsAt).With("$ends_at", occurrence.EndsAt)
            .With("$first_seen_at", occurrence.FirstSeenAt).With("$last_seen_at", occurrence.LastSeenAt)
            .With("$count", occurrence.Count).With("$data", occurrence.Data)
            .ExecuteNonQuery();

    public static IReadOnlyList<Occurrence> Read(SqliteSession session, AggregateKey signal)
    {
        var occurrences = new List<Occurrence>();
        using var reader = session.Command(BySignal).With("$tenant", signal.Tenant).With("$kind", signal.Kind).With("$id", signal.Id).ExecuteReader();
        while (reader.Read())
        {
            occurrences.Add(new()
            {
                Signal = signal,
                Fingerprint = reader.GetString(0),
                IncidentId = reader.GetString(1),
                Name = reader.GetString(2),
                Firing = reader.GetInt64(3) != 0,
                StartsAt = reader.GetInstant(4),
                EndsAt = reader.GetInstantOrNull(5),
                FirstSeenAt = reader.GetInstant(6),
                LastSeenAt = reader.GetInstant(7),
                Count = reader.GetInt64(8),
                Data = reader.GetBytes(9),
            });
        }

        return occurrences;
    }

    public static IReadOnlyList<OccurrenceCount> Count(SqliteSession session, string tenant, IReadOnlyList<string> incidentIds)
    {
        var counts = new List<OccurrenceCount>();
        using var reader = session.Command(CountSql).With("$tenant", tenant).With("$incidents", JsonArray(incidentIds)).ExecuteReader();
        while (reader.Read())
            counts.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)));
        return counts;
    }

    private static string JsonArray(IReadOnlyList<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var text in texts)
                json.WriteStringValue(text);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
