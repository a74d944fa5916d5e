using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>What is due and when the next thing will be: one statement, answered from the due indexes alone however many rows are open.</summary>
internal static class WorkQuery
{
    private const string Never = "9223372036854775807";

    /// <summary>Rows that are due, then one row that says whether messages wait and when the next thing is due.</summary>
    /// <remarks>A partial index on (lane, time) per table; the lanes are named, so that SQLite walks three short ranges instead of all.</remarks>
    public const string Sql = $"""
        select 0, {AggregateRows.Columns} from (
            select * from aggregate where lane in (0, 1, 2) and due_at <= $now order by lane, due_at, row_id limit $max)
        union all
        select 1, null, null, null,
            exists (select 1 from outbox where lane in (0, 1, 2) and next_attempt_at <= $now),
            min(
                coalesce((select due_at from aggregate where lane = 0 and due_at > $now order by due_at limit 1), {Never}),
                coalesce((select due_at from aggregate where lane = 1 and due_at > $now order by due_at limit 1), {Never}),
                coalesce((select due_at from aggregate where lane = 2 and due_at > $now order by due_at limit 1), {Never}),
                coalesce((select next_attempt_at from outbox where lane = 0 and next_attempt_at > $now order by next_attempt_at limit 1), {Never}),
                coalesce((select next_attempt_at from outbox where lane = 1 and next_attempt_at > $now order by next_attempt_at limit 1), {Never}),
                coalesce((select next_attempt_at from outbox where lane = 2 and next_attempt_at > $now order by next_attempt_at limit 1), {Never})),
            null, null, null, null, null, null, null, null, null, null
        """;

    public static WorkAhead Find(SqliteSession session, DateTimeOffset now, int max)
    {
        var due = new List<AggregateRow>();
        var waiting = false;
        DateTimeOffset? next = null;
        using var reader = session.Command(Sql).With("$now", now).With("$max", max).ExecuteReader();
        while (reader.Read())
        {
            if (reader.GetInt64(0) == 0)
            {
                due.Add(AggregateRows.Read(reader, 1));
                continue;
            }

            waiting = reader.GetInt64(4) != 0;
            var ticks = reader.GetInt64(5);
            next = ticks == long.MaxValue ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
        }

        return new() { Due = due, MessagesWaiting = waiting, NextAt = next };
    }
}
