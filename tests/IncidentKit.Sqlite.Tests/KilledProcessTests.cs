using System.Diagnostics;
using System.Globalization;
using IncidentKit.Storage;

namespace IncidentKit.Sqlite.Tests;

public sealed class KilledProcessTests
{
    private static int Kills => Environment.GetEnvironmentVariable("INCIDENTKIT_SOAK") == "1" ? 20 : 5;

    [Fact]
    public async Task Process_killed_at_any_moment_loses_no_acknowledged_commit()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20260329);
        var acknowledged = new SortedSet<long>();
        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var number in await RunAndKillAsync(folder.File, random.Next(3, 150)))
                Assert.True(acknowledged.Add(number), $"{number} was acknowledged twice: what was acknowledged first is lost.");
            await VerifyAsync(folder.File, acknowledged);
        }
    }

    private static async Task<List<long>> RunAndKillAsync(string path, int after)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "IncidentKit.Sqlite.Tests.dll"), CommitLoop.Argument, path },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var numbers = new List<long>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                numbers.Add(long.Parse(line, CultureInfo.InvariantCulture));
                if (numbers.Count == after)
                    process.Kill();
            }
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(numbers.Count >= after, $"The process ended by itself after {numbers.Count} commits: {await errors}");
        return numbers;
    }

    private static async Task VerifyAsync(string path, SortedSet<long> acknowledged)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = new SqliteIncidentStore(path, TimeProvider.System);
        await store.InitializeAsync(cancellation);
        var highest = await store.GetHighestNumberAsync("", AggregateKinds.Incident, cancellation);
        Assert.True(highest >= acknowledged.Max, $"{acknowledged.Max} was acknowledged, {highest} is the last that is there.");

        var log = (await store.LoadAsync(CommitLoop.Log, cancellation))!;
        var events = await store.ReadEventsAsync(CommitLoop.Log, 0, int.MaxValue, cancellation);
        Assert.Equal(highest, log.Version);
        Assert.Equal(highest, events.Count);
        Assert.Null(EventChain.FindBreak(CommitLoop.Log, events, log.Head));

        // What was committed without being acknowledged in time is there as a whole, too.
        for (var number = 1L; number <= highest; number++)
        {
            Assert.NotNull(await store.LoadAsync(CommitLoop.Row(number), cancellation));
            Assert.Single(await store.ReadMessagesAsync(CommitLoop.Row(number), cancellation));
            var again = await store.CommitAsync(new() { UniqueKeys = [new("", $"key-{number}")] }, cancellation);
            Assert.Equal(CommitOutcome.DuplicateKey, again.Outcome);
        }

        Assert.Equal("ok", await store.Sessions.ReadAsync(static session => session.ReadText("pragma integrity_check"), cancellation));
    }
}
