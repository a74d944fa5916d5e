namespace IncidentKit.Cli.Stores;

/// <summary>What a STORE argument names.</summary>
/// <param name="Path">The SQLite file.</param>
internal sealed record StoreAddress(string Path)
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    /// <summary>Reads the argument.</summary>
    /// <exception cref="CliException">It names no store of this version.</exception>
    public static StoreAddress Parse(string text)
    {
        if (text.StartsWith(Postgres, StringComparison.OrdinalIgnoreCase))
            throw new CliException("--store: PostgreSQL is not in this version; write sqlite:PATH");
        if (!text.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase))
            throw new CliException($"--store: \"{text}\" is no store; write sqlite:PATH, such as sqlite:incidents.db");
        var path = text[Sqlite.Length..];
        return string.IsNullOrWhiteSpace(path) ? throw new CliException("--store: the path is missing; write sqlite:PATH, such as sqlite:incidents.db") : new StoreAddress(path);
    }
}
