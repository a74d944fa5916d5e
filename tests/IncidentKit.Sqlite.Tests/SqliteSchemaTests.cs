using IncidentKit.Storage;

namespace IncidentKit.Sqlite.Tests;

public sealed class SqliteSchemaTests
{
    [Fact]
    public async Task Newer_schema_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await using (var store = new SqliteIncidentStore(folder.File, TimeProvider.System))
            await store.InitializeAsync(TestContext.Current.CancellationToken);
        Run(folder.File, "pragma user_version = 99");
        var error = await RefusedAsync(folder.File);
        Assert.Contains("needs a newer IncidentKit: its schema is 99", error, StringComparison.Ordinal);
        Assert.Contains(folder.File, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table customer (id integer primary key)")]
    [InlineData("pragma user_version = 1")]
    [InlineData("pragma application_id = 42")]
    public async Task Database_of_another_application_is_refused_and_left_as_it_is(string sql)
    {
        using var folder = new TemporaryFolder();
        Run(folder.File, sql);
        var before = await File.ReadAllBytesAsync(folder.File, TestContext.Current.CancellationToken);
        Assert.Contains("of another application", await RefusedAsync(folder.File), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task File_that_is_no_database_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var text = string.Concat(Enumerable.Repeat("These are the minutes of a meeting.\n", 100));
        await File.WriteAllTextAsync(folder.File, text, TestContext.Current.CancellationToken);
        Assert.Contains("is no SQLite database", await RefusedAsync(folder.File), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(folder.File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Empty_file_becomes_a_store()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File, [], TestContext.Current.CancellationToken);
        await using var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        Assert.Equal(CommitOutcome.Committed, (await store.CommitAsync(new() { UniqueKeys = [new("", "k")] }, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task New_file_opened_by_many_at_once_is_made_once()
    {
        using var folder = new TemporaryFolder();
        var stores = Enumerable.Range(0, 6).Select(_ => new SqliteIncidentStore(folder.File, TimeProvider.System)).ToList();
        await Task.WhenAll(stores.Select(store => Task.Run(async () => await store.InitializeAsync(TestContext.Current.CancellationToken))));
        Assert.Equal(SqliteSchema.Version, await stores[0].Sessions.ReadAsync(static session => session.ReadLong("pragma user_version"), TestContext.Current.CancellationToken));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    private static async Task<string> RefusedAsync(string path)
    {
        await using var store = new SqliteIncidentStore(path, TimeProvider.System);
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.InitializeAsync(TestContext.Current.CancellationToken));
        Assert.Equal(exception.Message, (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.GetHighestNumberAsync("", "incident", TestContext.Current.CancellationToken))).Message);
        return exception.Message;
    }

    private static void Run(string path, string sql)
    {
        using var session = SqliteSession.Open(new() { Path = path }, create: true);
        session.Run(sql);
    }
}
