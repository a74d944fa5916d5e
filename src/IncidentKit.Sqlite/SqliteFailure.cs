using IncidentKit.Storage;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Sqlite;

/// <summary>Says in words what SQLite says in codes, and what to do about it.</summary>
internal static class SqliteFailure
{
    // The primary result codes of https://www.sqlite.org/rescode.html that have a remedy of their own.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static StoreUnavailableException Explain(string path, TimeSpan budget, SqliteException exception) =>
        new($"The store '{path}' {Words(exception, budget)} (SQLite {exception.SqliteExtendedErrorCode}: {exception.Message})", exception);

    private static string Words(SqliteException exception, TimeSpan budget) => exception.SqliteErrorCode switch
    {
        Busy or Locked => $"is locked: another process has been writing to it for more than {budget.TotalSeconds:0.###} s. End that process, or let it finish; the same call may then succeed.",
        ReadOnly => "can't be written: the file, its folder or its disk is read-only for this process. Make both writable for the account that runs it.",
        IoError => "can't be read or written: the disk reports an error. Look at the disk and the system's log; the same call may succeed later.",
        Corrupt => "is damaged. Stop every process that uses it, keep a copy of the file and its -wal, and restore a backup or recover what is left with 'sqlite3 <file> .recover'.",
        Full => "can't grow: its disk is full. Free some space; nothing was half written and the same call then succeeds.",
        CannotOpen => "can't be opened. The path must name a file, not a folder, in a folder that this process may write to.",
        NotADatabase => "is no SQLite database. Give the path of an IncidentKit database, or of a file that does not exist yet.",
        _ => "fails.",
    };
}
