using IncidentKit.Storage;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Sqlite.Tests;

/// <summary>The world fails: the store says how and what to do, has changed nothing, and works again without a restart.</summary>
public sealed class SqliteFailureTests
{
    [Fact]
    public async Task Locked_file_fails_within_the_budget_and_recovers()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteIncidentStore(new SqliteStoreOptions { Path = folder.File, BusyTimeout = TimeSpan.FromMilliseconds(50) }, TimeProvider.System);
        await LandsAsync(store, "first");
        using (var other = new SqliteConnection($"Data Source={folder.File};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction();
            await FailsAsync(store, "is locked: another process", folder.File);
            // Readers are not kept waiting by a writer.
            await store.FindWorkAsync(DateTimeOffset.UnixEpoch, 1, TestContext.Current.CancellationToken);
        }

        await LandsAsync(store, "second");
    }

    [Fact]
    public async Task Full_disk_changes_nothing_and_recovers()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        await LandsAsync(store, "first");
        var limit = await store.Sessions.WriteAsync(static session => session.ReadLong("pragma page_count") + 2, TestContext.Current.CancellationToken);
        await store.Sessions.WriteAsync(session => session.ReadLong($"pragma max_page_count = {limit}"), TestContext.Current.CancellationToken);
        await FailsAsync(store, "its disk is full", folder.File);
        Assert.Null(await store.LoadAsync(Key("second"), TestContext.Current.CancellationToken));

        // The connection was given up with its limit, as a disk gets room again.
        await LandsAsync(store, "second");
    }

    [Fact]
    public async Task Read_only_database_changes_nothing_and_recovers()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        await LandsAsync(store, "first");
        await store.Sessions.WriteAsync(
            static session =>
            {
                session.Run("pragma query_only = on");
                return true;
            },
            TestContext.Current.CancellationToken);
        await FailsAsync(store, "can't be written", folder.File);
        Assert.NotNull(await store.LoadAsync(Key("first"), TestContext.Current.CancellationToken));
        await LandsAsync(store, "second");
    }

    [Fact]
    public async Task Folder_in_place_of_the_file_fails_and_recovers()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File);
        await using var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        await FailsAsync(store, "can't be opened", folder.File);
        Directory.Delete(folder.File);
        await LandsAsync(store, "first");
    }

    [Fact]
    public async Task File_in_place_of_the_folder_fails_and_recovers()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File, "", TestContext.Current.CancellationToken);
        var path = Path.Combine(folder.File, "incidents.db");
        await using var store = new SqliteIncidentStore(path, TimeProvider.System);
        await FailsAsync(store, "can't be created", path);
        File.Delete(folder.File);
        await LandsAsync(store, "first");
    }

    [Fact]
    public async Task Damaged_file_is_named_as_such()
    {
        using var folder = new TemporaryFolder();
        await using (var store = new SqliteIncidentStore(folder.File, TimeProvider.System))
        {
            for (var number = 0; number < 20; number++)
                await LandsAsync(store, $"row{number}");
        }

        // Everything but the first page, which holds the header and the schema.
        var bytes = await File.ReadAllBytesAsync(folder.File, TestContext.Current.CancellationToken);
        bytes.AsSpan(4096).Fill(0xA5);
        await File.WriteAllBytesAsync(folder.File, bytes, TestContext.Current.CancellationToken);
        await using var damaged = new SqliteIncidentStore(folder.File, TimeProvider.System);
        await FailsAsync(damaged, "is damaged", folder.File);
    }

    [Fact]
    public async Task Cancelled_while_another_writes_gives_up_the_wait()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteIncidentStore(folder.File, TimeProvider.System);
        await LandsAsync(store, "first");
        using var giveUp = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        using var leave = new ManualResetEventSlim();
        var holder = Task.Run(async () => await store.Sessions.WriteAsync(
            _ =>
            {
                entered.SetResult();
                leave.Wait();
                return true;
            },
            CancellationToken.None));
        await entered.Task;
        var waiting = store.CommitAsync(new() { UniqueKeys = [new("", "k")] }, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        leave.Set();
        await holder;
        Assert.Equal(CommitOutcome.Committed, (await store.CommitAsync(new() { UniqueKeys = [new("", "k")] }, TestContext.Current.CancellationToken)).Outcome);
    }

    private static AggregateKey Key(string id) => new("", AggregateKinds.Incident, id);

    private static StoreCommit CommitOf(string id) => new()
    {
        Aggregates = [new() { Key = Key(id), ExpectedVersion = 0, DecidedAt = DateTimeOffset.UnixEpoch, Snapshot = new byte[64 * 1024] }],
        UniqueKeys = [new("", id)],
    };

    private static async Task LandsAsync(SqliteIncidentStore store, string id)
    {
        var result = await store.CommitAsync(CommitOf(id), TestContext.Current.CancellationToken);
        Assert.Equal(CommitResult.Committed, result);
    }

    private static async Task FailsAsync(SqliteIncidentStore store, string words, string path)
    {
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(CommitOf("second"), TestContext.Current.CancellationToken));
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{path}'", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
    }
}
