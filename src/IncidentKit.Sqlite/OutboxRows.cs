using IncidentKit.Storage;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Sqlite;

/// <summary>Reads and claims messages.</summary>
internal static class OutboxRows
{
    private const string Columns = """
        tenant, aggregate.kind, id, outbox.sequence, ordinal, outbox.lane, next_attempt_at, state, attempts, possible_duplicate, not_before, type, idempotency_key, cancel_group, error, progress, payload
        """;

    private const string BySource = $"""
        select {Columns} from aggregate join outbox on source = row_id
        where tenant = $tenant and kind = $kind and id = $id
        order by outbox.sequence, ordinal
        """;

    public const string ClaimableSql = $"""
        select message_id, cancel_requested, {Columns}
        from outbox join aggregate on row_id = source
        where message_id in (
            select message_id from outbox where lane in (0, 1, 2) and next_attempt_at <= $now order by lane, next_attempt_at, message_id limit $max)
        order by outbox.lane, next_attempt_at, message_id
        """;

    private const string Take = "update outbox set state = 1, attempts = $attempts, next_attempt_at = $deadline, possible_duplicate = $possible_duplicate where message_id = $message_id";
    private const string GiveUp = "update outbox set state = 4, next_attempt_at = null where message_id = $message_id";

    public static IReadOnlyList<OutboxRow> Read(SqliteSession session, AggregateKey source)
    {
        var rows = new List<OutboxRow>();
        using var reader = session.Command(BySource).With("$tenant", source.Tenant).With("$kind", source.Kind).With("$id", source.Id).ExecuteReader();
        while (reader.Read())
            rows.Add(Read(reader, 0));
        return rows;
    }

    /// <summary>Takes what may be sent; what was cancelled while a sender had it, and was never settled, is given up instead and makes place for another.</summary>
    public static IReadOnlyList<OutboxRow> Claim(SqliteSession session, OutboxClaim claim)
    {
        var taken = new List<OutboxRow>();
        bool more;
        do
        {
            more = false;
            foreach (var (messageId, cancelled, row) in FindClaimable(session, claim.Now, claim.Max - taken.Count))
            {
                if (cancelled)
                {
                    session.Command(GiveUp).With("$message_id", messageId).ExecuteNonQuery();
                    more = true;
                    continue;
                }

                var claimed = row with
                {
                    State = OutboxState.Sending,
                    Attempts = row.Attempts + 1,
                    NextAttemptAt = claim.Deadline.ToUniversalTime(),
                    PossibleDuplicate = row.PossibleDuplicate || row.State is OutboxState.Sending,
                };
                session.Command(Take)
                    .With("$message_id", messageId).With("$attempts", claimed.Attempts).With("$deadline", claimed.NextAttemptAt).With("$possible_duplicate", claimed.PossibleDuplicate)
                    .ExecuteNonQuery();
                taken.Add(claimed);
            }
        }
        while (more && taken.Count < claim.Max);
        return taken;
    }

    private static List<(long MessageId, bool Cancelled, OutboxRow Row)> FindClaimable(SqliteSession session, DateTimeOffset now, int max)
    {
        var found = new List<(long, bool, OutboxRow)>();
        using var reader = session.Command(ClaimableSql).With("$now", now).With("$max", max).ExecuteReader();
        while (reader.Read())
            found.Add((reader.GetInt64(0), reader.GetInt64(1) != 0, Read(reader, 2)));
        return found;
    }

    private static OutboxRow Read(SqliteDataReader reader, int first) => new()
    {
        Message = new()
        {
            Key = new(new(reader.GetString(first), reader.GetString(first + 1), reader.GetString(first + 2)), reader.GetInt64(first + 3), reader.GetInt32(first + 4)),
            Lane = reader.GetInt32(first + 5),
            NotBefore = reader.GetInstant(first + 10),
            Type = reader.GetString(first + 11),
            IdempotencyKey = reader.GetString(first + 12),
            CancelGroup = reader.GetString(first + 13),
            Payload = reader.GetBytes(first + 16),
        },
        State = (OutboxState)reader.GetInt32(first + 7),
        Attempts = reader.GetInt32(first + 8),
        NextAttemptAt = reader.GetInstantOrNull(first + 6),
        PossibleDuplicate = reader.GetInt64(first + 9) != 0,
        Error = reader.GetStringOrNull(first + 14),
        Progress = reader.GetBytes(first + 15),
    };
}
