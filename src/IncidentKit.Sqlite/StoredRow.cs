using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>What a commit needs to know of a row that is there: where it is, its version, and which of its indexed values would change.</summary>
internal sealed record StoredRow(long RowId, long Version, DateTimeOffset? DueAt, int Lane, long LastSequence, long? LastEvent, long? LastJump, string Head, AggregateIndex Index)
{
    private const string Sql = """
        select row_id, version, due_at, lane, last_sequence, last_event, event.jump, aggregate.head, open, number, parent
        from aggregate left join event on event.event_id = aggregate.last_event
        where tenant = $tenant and aggregate.kind = $kind and id = $id
        """;

    public static StoredRow? Find(SqliteSession session, AggregateKey key)
    {
        using var reader = session.Command(Sql).With("$tenant", key.Tenant).With("$kind", key.Kind).With("$id", key.Id).ExecuteReader();
        if (!reader.Read())
            return null;
        return new(
            reader.GetInt64(0),
            reader.GetInt64(1),
            reader.GetInstantOrNull(2),
            reader.GetInt32(3),
            reader.GetInt64OrNull(4) ?? 0,
            reader.GetInt64OrNull(5),
            reader.GetInt64OrNull(6),
            reader.GetString(7),
            new() { Open = reader.GetInt64(8) != 0, Number = reader.GetInt64OrNull(9), Parent = reader.GetStringOrNull(10) });
    }
}
