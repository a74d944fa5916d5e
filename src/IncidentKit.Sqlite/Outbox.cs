using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>The part of a commit that concerns messages.</summary>
internal static class Outbox
{
    private const string Insert = """
        insert into outbox (source, sequence, ordinal, lane, next_attempt_at, state, attempts, possible_duplicate, cancel_requested, not_before, type, idempotency_key, cancel_group, error, progress, payload)
        values ($source, $sequence, $ordinal, $lane, $not_before, 0, 0, 0, 0, $not_before, $type, $idempotency_key, $cancel_group, null, x'', $payload)
        on conflict (source, sequence, ordinal) do nothing
        """;

    private const string CancelPending = "update outbox set state = 4, next_attempt_at = null where source = $source and cancel_group = $cancel_group and state = 0";
    private const string CancelSending = "update outbox set cancel_requested = 1 where source = $source and cancel_group = $cancel_group and state = 1";

    // A retry of what was cancelled meanwhile is none.
    private const string SettleAttempt = """
        update outbox set
            state = case when $state = 0 and cancel_requested = 1 then 4 else $state end,
            next_attempt_at = case when $state = 0 and cancel_requested = 0 then $next_attempt_at end,
            progress = $progress, error = $error
        where source = $source and sequence = $sequence and ordinal = $ordinal and state = 1 and attempts = $attempt
        """;

    public static void Cancel(SqliteSession session, long source, string group)
    {
        if (group.Length == 0)
            return;
        session.Command(CancelPending).With("$source", source).With("$cancel_group", group).ExecuteNonQuery();
        session.Command(CancelSending).With("$source", source).With("$cancel_group", group).ExecuteNonQuery();
    }

    /// <summary>Settles an attempt; false where it no longer holds its message.</summary>
    public static bool Settle(SqliteSession session, long source, OutboxSettlement settlement) =>
        session.Command(SettleAttempt)
            .With("$source", source).With("$sequence", settlement.Key.Sequence).With("$ordinal", settlement.Key.Ordinal).With("$attempt", settlement.Attempt)
            .With("$state", (long)settlement.State).With("$next_attempt_at", settlement.NextAttemptAt)
            .With("$progress", settlement.Progress).With("$error", settlement.Error)
            .ExecuteNonQuery() == 1;

    /// <summary>Adds a message; false where its key is there already.</summary>
    public static bool Add(SqliteSession session, long source, OutboxMessage message) =>
        session.Command(Insert)
            .With("$source", source).With("$sequence", message.Key.Sequence).With("$ordinal", message.Key.Ordinal)
            .With("$lane", message.Lane).With("$not_before", message.NotBefore)
            .With("$type", message.Type).With("$idempotency_key", message.IdempotencyKey).With("$cancel_group", message.CancelGroup)
            .With("$payload", message.Payload)
            .ExecuteNonQuery() == 1;
}
