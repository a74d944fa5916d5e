namespace IncidentKit.Sqlite;

/// <summary>Work on the writing connection that lands as a whole or not at all. It takes the file's write lock at once, so that nothing read in it is old when it writes.</summary>
internal static class SqliteTransaction
{
    /// <summary>Runs the work and commits it where it says so; what it threw or did not want is rolled back.</summary>
    public static T Run<T>(SqliteSession session, Func<SqliteSession, T> work, Func<T, bool> wanted, CancellationToken cancellationToken)
    {
        session.Run("begin immediate");
        try
        {
            var result = work(session);
            cancellationToken.ThrowIfCancellationRequested();
            if (wanted(result))
                session.Run("commit");
            return result;
        }
        finally
        {
            // SQLite has rolled back by itself after some failures.
            if (session.InTransaction)
                session.Run("rollback");
        }
    }
}
