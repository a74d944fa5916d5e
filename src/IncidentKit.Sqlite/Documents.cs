using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>Policies and runbooks, by the hash of their content.</summary>
internal static class Documents
{
    public static void Put(SqliteSession session, StoredDocument document) =>
        session.Command("insert into document (tenant, hash, kind, name, text) values ($tenant, $hash, $kind, $name, $text) on conflict do nothing")
            .With("$tenant", document.Tenant).With("$hash", document.Hash).With("$kind", document.Kind).With("$name", document.Name).With("$text", document.Text)
            .ExecuteNonQuery();

    public static StoredDocument? Load(SqliteSession session, string tenant, string hash)
    {
        using var reader = session.Command("select kind, name, text from document where tenant = $tenant and hash = $hash")
            .With("$tenant", tenant).With("$hash", hash).ExecuteReader();
        return reader.Read() ? new() { Tenant = tenant, Hash = hash, Kind = reader.GetString(0), Name = reader.GetString(1), Text = reader.GetString(2) } : null;
    }
}
