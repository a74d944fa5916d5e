using IncidentKit.Storage;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Sqlite;

/// <summary>Reads rows.</summary>
internal static class AggregateRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = "tenant, kind, id, version, due_at, lane, engine_revision, decided_at, failures, snapshot, last_sequence, head, open, number, parent";

    private const string ByKey = $"select {Columns} from aggregate where tenant = $tenant and kind = $kind and id = $id";
    private const string ByNumber = $"select {Columns} from aggregate where tenant = $tenant and kind = $kind and number = $number";
    private const string HighestNumber = "select max(number) from aggregate where tenant = $tenant and kind = $kind and number is not null";

    private const string Page = $"select {Columns} from aggregate where tenant = $tenant and kind = $kind and id > $after order by id limit $max";
    private const string OpenPage = $"select {Columns} from aggregate where tenant = $tenant and kind = $kind and id > $after and open = 1 order by id limit $max";
    private const string ChildrenPage = $"select {Columns} from aggregate where tenant = $tenant and kind = $kind and parent = $parent and id > $after order by id limit $max";
    private const string OpenChildrenPage = $"select {Columns} from aggregate where tenant = $tenant and kind = $kind and parent = $parent and id > $after and open = 1 order by id limit $max";

    public static AggregateRow? Load(SqliteSession session, AggregateKey key) =>
        ReadOne(session.Command(ByKey).With("$tenant", key.Tenant).With("$kind", key.Kind).With("$id", key.Id));

    public static AggregateRow? FindByNumber(SqliteSession session, string tenant, string kind, long number) =>
        ReadOne(session.Command(ByNumber).With("$tenant", tenant).With("$kind", kind).With("$number", number));

    public static long ReadHighestNumber(SqliteSession session, string tenant, string kind) =>
        session.Command(HighestNumber).With("$tenant", tenant).With("$kind", kind).ExecuteScalar() is long number ? number : 0;

    public static IReadOnlyList<AggregateRow> Query(SqliteSession session, AggregateQuery query)
    {
        var command = session.Command(PageOf(query))
            .With("$tenant", query.Tenant).With("$kind", query.Kind).With("$after", query.AfterId ?? "").With("$max", query.Max);
        if (query.Parent is { } parent)
            command.With("$parent", parent);
        var rows = new List<AggregateRow>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(Read(reader, 0));
        return rows;
    }

    /// <summary>The statement that answers a query; a test reads its plan.</summary>
    public static string PageOf(AggregateQuery query) => (query.Parent, query.OpenOnly) switch
    {
        (null, false) => Page,
        (null, true) => OpenPage,
        (_, false) => ChildrenPage,
        (_, true) => OpenChildrenPage,
    };

    /// <summary>Reads the columns of <see cref="Columns"/>, of which the first stands at the given place.</summary>
    public static AggregateRow Read(SqliteDataReader reader, int first) => new()
    {
        Key = new(reader.GetString(first), reader.GetString(first + 1), reader.GetString(first + 2)),
        Version = reader.GetInt64(first + 3),
        DueAt = reader.GetInstantOrNull(first + 4),
        Lane = reader.GetInt32(first + 5),
        EngineRevision = reader.GetInt32(first + 6),
        DecidedAt = reader.GetInstant(first + 7),
        Failures = reader.GetInt32(first + 8),
        Snapshot = reader.GetBytes(first + 9),
        LastSequence = reader.GetInt64(first + 10),
        Head = reader.GetString(first + 11),
        Index = new() { Open = reader.GetInt64(first + 12) != 0, Number = reader.GetInt64OrNull(first + 13), Parent = reader.GetStringOrNull(first + 14) },
    };

    private static AggregateRow? ReadOne(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader, 0) : null;
    }
}
