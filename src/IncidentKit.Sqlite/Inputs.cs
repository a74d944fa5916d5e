using IncidentKit.Storage;

namespace IncidentKit.Sqlite;

/// <summary>Which outside inputs a row's clocks read, and what happens when one changes.</summary>
internal static class Inputs
{
    private const string Due = """
        update aggregate set due_at = min(coalesce(due_at, $now), $now), version = version + $step
        where row_id = $row_id
        """;

    public static void Replace(SqliteSession session, string tenant, long rowId, IReadOnlyList<string> inputs)
    {
        session.Command("delete from input where aggregate = $aggregate").With("$aggregate", rowId).ExecuteNonQuery();
        foreach (var input in inputs)
        {
            session.Command("insert into input (tenant, input, aggregate) values ($tenant, $input, $aggregate) on conflict do nothing")
                .With("$tenant", tenant).With("$input", input).With("$aggregate", rowId).ExecuteNonQuery();
        }
    }

    /// <summary>Makes the open dependants of changed inputs due; those that the commit has not written itself get a new version, once.</summary>
    public static void MarkDue(SqliteSession session, IReadOnlyList<ChangedInput> changedInputs, HashSet<long> written)
    {
        foreach (var changed in changedInputs)
        {
            foreach (var rowId in FindOpen(session, changed))
            {
                session.Command(Due).With("$now", changed.Now).With("$row_id", rowId).With("$step", written.Add(rowId)).ExecuteNonQuery();
            }
        }
    }

    private static List<long> FindOpen(SqliteSession session, ChangedInput changed)
    {
        var rows = new List<long>();
        using var reader = session.Command("select row_id from input join aggregate on row_id = aggregate where input.tenant = $tenant and input = $input and open = 1")
            .With("$tenant", changed.Tenant).With("$input", changed.Input).ExecuteReader();
        while (reader.Read())
            rows.Add(reader.GetInt64(0));
        return rows;
    }
}
