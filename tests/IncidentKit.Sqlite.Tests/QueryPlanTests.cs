using IncidentKit.Storage;

namespace IncidentKit.Sqlite.Tests;

/// <summary>What the engine asks at every wake-up, and what people ask of long tables, is answered from indexes.</summary>
public sealed class QueryPlanTests
{
    public static TheoryData<string, string> Statements => new()
    {
        { "find work", WorkQuery.Sql },
        { "claimable messages", OutboxRows.ClaimableSql },
        { "timeline", Timeline.Sql },
        { "count of alerts", Occurrences.CountSql },
        { "page", AggregateRows.PageOf(new() { Kind = "incident" }) },
        { "open page", AggregateRows.PageOf(new() { Kind = "incident", OpenOnly = true }) },
        { "children", AggregateRows.PageOf(new() { Kind = "incident", Parent = "p" }) },
        { "open children", AggregateRows.PageOf(new() { Kind = "incident", Parent = "p", OpenOnly = true }) },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_scans_no_table(string name, string sql)
    {
        var plan = await ExplainAsync(sql);
        Assert.DoesNotContain(plan, static step => step.Contains("SCAN TABLE", StringComparison.Ordinal) && !step.Contains("json_each", StringComparison.Ordinal) && !step.Contains("SCAN TABLE walk", StringComparison.Ordinal));
        Assert.NotEmpty(name);
    }

    [Fact]
    public async Task Find_work_sorts_nothing_and_reads_the_due_indexes_alone()
    {
        var plan = await ExplainAsync(WorkQuery.Sql);
        Assert.DoesNotContain(plan, static step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        var searches = plan.Where(static step => step.Contains("SEARCH TABLE", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, searches.Count);
        Assert.All(searches, static step => Assert.Matches("INDEX (aggregate_due|outbox_due) ", step));
    }

    [Fact]
    public async Task Open_page_reads_the_index_of_open_rows() =>
        Assert.Contains(await ExplainAsync(AggregateRows.PageOf(new() { Kind = "incident", OpenOnly = true })), static step => step.Contains("INDEX aggregate_open", StringComparison.Ordinal));

    private static async Task<List<string>> ExplainAsync(string sql)
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        return await store.Sessions.ReadAsync(
            session =>
            {
                var command = session.Command($"explain query plan {sql}");
                foreach (var name in new[] { "$now", "$max", "$tenant", "$kind", "$id", "$after", "$parent", "$incidents" })
                {
                    if (sql.Contains(name, StringComparison.Ordinal))
                        command.With(name, 1L);
                }

                var steps = new List<string>();
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    steps.Add(reader.GetString(3));
                return steps;
            },
            TestContext.Current.CancellationToken);
    }
}
