using IncidentKit.Storage;

namespace IncidentKit.Sqlite.Tests;

public sealed class SqliteStoreSettingsTests
{
    [Fact]
    public async Task Connections_are_durable_and_write_ahead()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        foreach (var (pragma, expected) in new[] { ("synchronous", 2L), ("busy_timeout", 5000L), ("foreign_keys", 0L), ("application_id", SqliteSchema.ApplicationId), ("user_version", SqliteSchema.Version) })
        {
            Assert.Equal(expected, await store.Sessions.WriteAsync(session => session.ReadLong($"pragma {pragma}"), TestContext.Current.CancellationToken));
            Assert.Equal(expected, await store.Sessions.ReadAsync(session => session.ReadLong($"pragma {pragma}"), TestContext.Current.CancellationToken));
        }

        Assert.Equal("wal", await store.Sessions.ReadAsync(static session => session.ReadText("pragma journal_mode"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Folder_that_is_missing_is_created()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a", "b", "incidents.db");
        await using var store = new SqliteIncidentStore(path, TimeProvider.System);
        await store.InitializeAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Store_that_is_closed_leaves_one_file_and_refuses_calls()
    {
        using var folder = new TemporaryFolder();
        var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        await store.CommitAsync(new() { UniqueKeys = [new("", "k")] }, TestContext.Current.CancellationToken);
        await store.FindWorkAsync(DateTimeOffset.UnixEpoch, 1, TestContext.Current.CancellationToken);
        await store.DisposeAsync();
        Assert.Equal([folder.File], Directory.GetFiles(folder.Path));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.CommitAsync(new(), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.GetHighestNumberAsync("", "incident", TestContext.Current.CancellationToken));
        await store.DisposeAsync();
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" ", "empty")]
    [InlineData(":memory:", "in-memory store")]
    [InlineData("file:incidents.db?mode=memory", "is an address")]
    public void Path_that_is_no_file_is_refused(string path, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => new SqliteIncidentStore(path, TimeProvider.System)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(61)]
    public void Timeout_out_of_range_is_refused(int seconds) =>
        Assert.Throws<ArgumentException>(() => new SqliteIncidentStore(new SqliteStoreOptions { Path = "a.db", BusyTimeout = TimeSpan.FromSeconds(seconds) }, TimeProvider.System));

    [Fact]
    public async Task Two_stores_on_one_file_see_each_other_and_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var one = new SqliteIncidentStore(folder.File, TimeProvider.System);
        await using var two = new SqliteIncidentStore(folder.File, TimeProvider.System);
        var key = new AggregateKey("", AggregateKinds.Incident, "a");
        var landed = await Task.WhenAll(new[] { one, two, one, two }.Select(store => Task.Run(async () =>
        {
            var mine = 0;
            while (mine < 25)
            {
                var version = (await store.LoadAsync(key, TestContext.Current.CancellationToken))?.Version ?? 0;
                var result = await store.CommitAsync(
                    new() { Aggregates = [new() { Key = key, ExpectedVersion = version, DecidedAt = DateTimeOffset.UnixEpoch, Snapshot = default }] },
                    TestContext.Current.CancellationToken);
                if (result.Outcome is CommitOutcome.Committed)
                    mine++;
            }

            return mine;
        })));
        Assert.Equal(100, landed.Sum());
        Assert.Equal(100, (await one.LoadAsync(key, TestContext.Current.CancellationToken))!.Version);
        Assert.Equal(100, (await two.LoadAsync(key, TestContext.Current.CancellationToken))!.Version);
    }
}
