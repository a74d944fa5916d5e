using IncidentKit.Storage;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Sqlite;

/// <summary>Writes rows. An indexed column that does not change is left out of the statement: the dirty pages of its index decide how many commits a second there are.</summary>
internal static class AggregateWrites
{
    private const string InsertRow = """
        insert into aggregate (tenant, kind, id, version, due_at, lane, engine_revision, decided_at, failures, last_sequence, head, open, number, parent, snapshot)
        values ($tenant, $kind, $id, $version, $due_at, $lane, $engine_revision, $decided_at, $failures, 0, '', $open, $number, $parent, $snapshot)
        """;

    private const string Content = """
        version = $version, engine_revision = $engine_revision, decided_at = $decided_at, failures = $failures,
        last_sequence = $last_sequence, last_event = $last_event, head = $head, snapshot = $snapshot
        """;

    private const string Timing = "due_at = $due_at, lane = $lane";

    private const string UpdateContent = $"update aggregate set {Content} where row_id = $row_id";
    private const string UpdateTiming = $"update aggregate set {Content}, {Timing} where row_id = $row_id";
    private const string UpdateAll = $"update aggregate set {Content}, {Timing}, open = $open, number = $number, parent = $parent where row_id = $row_id";
    private const string AppendToNew = "update aggregate set last_sequence = $last_sequence, last_event = $last_event, head = $head where row_id = $row_id";

    /// <summary>Writes a row and its events, and returns where the row is.</summary>
    public static long Put(SqliteSession session, AggregateWrite write, StoredRow? before)
    {
        var rowId = before?.RowId ?? Insert(session, write);
        var lastEvent = Timeline.Append(session, rowId, before, write.Events);
        if (before is not null || lastEvent is not null)
            Update(session, rowId, write, before, lastEvent);
        return rowId;
    }

    private static long Insert(SqliteSession session, AggregateWrite write)
    {
        var command = session.Command(InsertRow).With("$tenant", write.Key.Tenant).With("$kind", write.Key.Kind).With("$id", write.Key.Id);
        SetIndex(SetTiming(SetContent(command, write), write), write).ExecuteNonQuery();
        return session.LastRowId;
    }

    private static void Update(SqliteSession session, long rowId, AggregateWrite write, StoredRow? before, long? lastEvent)
    {
        SqliteCommand command;
        if (before is null)
            command = session.Command(AppendToNew);
        else if (before.Index != write.Index)
            command = SetIndex(SetTiming(SetContent(session.Command(UpdateAll), write), write), write);
        else if (before.DueAt != write.DueAt || before.Lane != write.Lane)
            command = SetTiming(SetContent(session.Command(UpdateTiming), write), write);
        else
            command = SetContent(session.Command(UpdateContent), write);
        command
            .With("$row_id", rowId)
            .With("$last_sequence", write.Events.Count > 0 ? write.Events[^1].Sequence : before?.LastSequence ?? 0)
            .With("$head", write.Events.Count > 0 ? write.Events[^1].Hash : before?.Head ?? "")
            .With("$last_event", lastEvent)
            .ExecuteNonQuery();
    }

    private static SqliteCommand SetContent(SqliteCommand command, AggregateWrite write) => command
        .With("$version", write.ExpectedVersion + 1)
        .With("$engine_revision", write.EngineRevision)
        .With("$decided_at", write.DecidedAt)
        .With("$failures", write.Failures)
        .With("$snapshot", write.Snapshot);

    private static SqliteCommand SetTiming(SqliteCommand command, AggregateWrite write) => command
        .With("$due_at", write.DueAt)
        .With("$lane", write.Lane);

    private static SqliteCommand SetIndex(SqliteCommand command, AggregateWrite write) => command
        .With("$open", write.Index.Open)
        .With("$number", write.Index.Number)
        .With("$parent", write.Index.Parent);
}
