using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>A row's events: appended at the end of their table, found from the last one backwards.</summary>
internal static class Timeline
{
    /// <summary>Every so many events, a later one can be reached without those between.</summary>
    public const int Stride = 64;

    private const string Insert = """
        insert into event (aggregate, sequence, prev, jump, at, kind, actor, hash, data)
        values ($aggregate, $sequence, $prev, $jump, $at, $kind, $actor, $hash, $data)
        """;

    /// <summary>Walks from the last event to the end of the page in strides, through the page one by one, and gives the page in order.</summary>
    /// <remarks>Before the sequence s, the last multiple of 64 is (s - 1) / 64 * 64.</remarks>
    public const string Sql = """
        with recursive walk (event_id, sequence, upto) as (
            select last_event, last_sequence, min(last_sequence, $after + $max)
            from aggregate where tenant = $tenant and kind = $kind and id = $id and last_sequence > $after
            union all
            select
                case when (walk.sequence - 1) / 64 * 64 >= walk.upto then event.jump else event.prev end,
                case when (walk.sequence - 1) / 64 * 64 >= walk.upto then (walk.sequence - 1) / 64 * 64 else walk.sequence - 1 end,
                walk.upto
            from walk join event on event.event_id = walk.event_id
            where walk.sequence > $after + 1)
        select event.sequence, event.at, event.kind, event.actor, event.hash, event.data
        from walk join event on event.event_id = walk.event_id
        where walk.sequence <= walk.upto
        order by event.sequence
        """;

    /// <summary>Appends events and returns where the last one is.</summary>
    public static long? Append(SqliteSession session, long aggregate, StoredRow? before, IReadOnlyList<StoredEvent> events)
    {
        var (last, jump) = (before?.LastEvent, before?.LastJump);
        foreach (var entry in events)
        {
            if (entry.Sequence > Stride && (entry.Sequence - 1) % Stride == 0)
                jump = last;
            session.Command(Insert)
                .With("$aggregate", aggregate).With("$sequence", entry.Sequence).With("$prev", last).With("$jump", jump)
                .With("$at", entry.At).With("$kind", entry.Kind).With("$actor", entry.Actor).With("$hash", entry.Hash).With("$data", entry.Data)
                .ExecuteNonQuery();
            last = session.LastRowId;
        }

        return last;
    }

    public static IReadOnlyList<StoredEvent> Read(SqliteSession session, AggregateKey key, long after, int max)
    {
        var events = new List<StoredEvent>();
        using var reader = session.Command(Sql)
            .With("$tenant", key.Tenant).With("$kind", key.Kind).With("$id", key.Id).With("$after", after).With("$max", max)
            .ExecuteReader();
        while (reader.Read())
        {
            events.Add(new()
            {
                Sequence = reader.GetInt64(0),
                At = reader.GetInstant(1),
                Kind = reader.GetString(2),
                Actor = reader.GetString(3),
                Hash = reader.GetString(4),
                Data = reader.GetBytes(5),
            });
        }

        return events;
    }
}
