namespace IncidentKit.Sqlite;

/// <summary>Where the store is and how long it waits.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The file; it and its folder are created where they are missing.</summary>
    /// <value>A path, relative to the working directory or absolute; required. <c>:memory:</c> and <c>file:</c> addresses are refused.</value>
    public string Path { get; set; } = "";

    /// <summary>How long a call waits for another process that is writing to the file, before it fails.</summary>
    /// <value>5 seconds by default; more than zero, at most a minute.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">One of them is out of its range.</exception>
    internal void EnsureValid()
    {
        if (string.IsNullOrWhiteSpace(Path))
            throw new ArgumentException($"The store needs a file: {nameof(SqliteStoreOptions)}.{nameof(Path)} is empty; give a path such as 'incidents.db'.");
        if (Path.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{Path}' is no file. For incidents that may be lost use the in-memory store; otherwise give a path such as 'incidents.db'.");
        if (Path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{Path}' is an address; give the path of the file alone, such as 'incidents.db'.");
        if (BusyTimeout <= TimeSpan.Zero || BusyTimeout > TimeSpan.FromMinutes(1))
            throw new ArgumentException($"{nameof(SqliteStoreOptions)}.{nameof(BusyTimeout)} is {BusyTimeout}; it is more than zero and at most 00:01:00.");
    }
}
