using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>Tells whose file it is and brings its schema up to date, forward only.</summary>
internal static class SqliteSchema
{
    /// <summary>The schema this build writes: the number of its last script.</summary>
    public const int Version = 1;

    /// <summary>'INKT', in the header of the file.</summary>
    public const int ApplicationId = 0x494E4B54;

    /// <summary>Checks and migrates; safe while other processes do the same.</summary>
    public static void Prepare(SqliteSession session, string path)
    {
        // Looks before it touches: a file that is somebody else's is left as it is.
        var version = ReadVersion(session, path);
        if (session.ReadText("pragma journal_mode") != "wal" && session.ReadText("pragma journal_mode = wal") is var mode && mode != "wal")
            throw new StoreUnavailableException($"The store '{path}' can't use a write-ahead log (its journal mode stays '{mode}'); put the file on a local disk.");
        if (version == Version)
            return;
        session.Run("begin immediate");
        try
        {
            // Another process may have been faster.
            for (var next = ReadVersion(session, path) + 1; next <= Version; next++)
            {
                session.Run(Script(next));
                session.Run($"pragma user_version = {next}");
            }

            session.Run($"pragma application_id = {ApplicationId}");
            session.Run("commit");
        }
        finally
        {
            if (session.InTransaction)
                session.Run("rollback");
        }
    }

    private static int ReadVersion(SqliteSession session, string path)
    {
        var application = session.ReadLong("pragma application_id");
        var version = session.ReadLong("pragma user_version");
        if (application != ApplicationId && (application != 0 || version != 0 || session.ReadLong("select count(*) from sqlite_master") > 0))
            throw new StoreUnavailableException($"'{path}' is a SQLite database of another application, not of IncidentKit. Give the path of an IncidentKit database, or of a file that does not exist yet.");
        if (version > Version)
            throw new StoreUnavailableException($"The store '{path}' needs a newer IncidentKit: its schema is {version}, and this one knows schemas up to {Version}.");
        return (int)version;
    }

    private static string Script(int version)
    {
        var name = $"schema/{version:0000}.sql";
        using var stream = typeof(SqliteSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
