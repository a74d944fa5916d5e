using IncidentKit.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IncidentKit.Sqlite;

/// <summary>One open connection with its settings and the statements prepared on it. Used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    static SqliteSession() => Batteries_V2.Init();

    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public long LastRowId => raw.sqlite3_last_insert_rowid(_connection.Handle);

    /// <summary>Opens the file; it must exist unless it may be created.</summary>
    public static SqliteSession Open(SqliteStoreOptions options, bool create)
    {
        // The store keeps its own connections; a pool of the driver's would hold the file open after the store is disposed.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            // SQLite itself waits out the budget (busy_timeout below); the driver's own retry, in steps of 150 ms, only bridges locks for which SQLite never waits.
            DefaultTimeout = 1,
        }.ToString());
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();
            session.Run($"pragma busy_timeout = {(int)options.BusyTimeout.TotalMilliseconds}");
            session.Run("pragma foreign_keys = off");
            // On macOS an ordinary fsync leaves data in the drive's cache; elsewhere these two change nothing.
            session.Run("pragma fullfsync = on");
            session.Run("pragma checkpoint_fullfsync = on");
            session.Run("pragma synchronous = full");
            var synchronous = session.ReadLong("pragma synchronous");
            return synchronous == 2
                ? session
                : throw new StoreUnavailableException($"The store '{options.Path}' does not keep synchronous = FULL (it says {synchronous}), so a commit would not be durable.");
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>A statement, prepared at its first use.</summary>
    public SqliteCommand Command(string sql)
    {
        if (_commands.TryGetValue(sql, out var command))
            return command;
        command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly or a script embedded in it; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        _commands.Add(sql, command);
        return command;
    }

    public void Run(string sql) => Command(sql).ExecuteNonQuery();

    public long ReadLong(string sql) => Command(sql).ExecuteScalar() is long value ? value : 0;

    public string ReadText(string sql) => Command(sql).ExecuteScalar() as string ?? "";

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _connection.Dispose();
    }
}
