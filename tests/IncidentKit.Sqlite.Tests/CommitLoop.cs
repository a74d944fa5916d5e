using System.Globalization;
using System.Text;
using IncidentKit.Storage;

namespace IncidentKit.Sqlite.Tests;

/// <summary>What a process does until it is killed: it commits numbered rows and prints every number once its commit is acknowledged.</summary>
internal static class CommitLoop
{
    public const string Argument = "--commit-until-killed";

    public static AggregateKey Log { get; } = new("", AggregateKinds.Run, "log");

    public static AggregateKey Row(long number) => new("", AggregateKinds.Incident, $"row-{number}");

    public static async Task RunAsync(string path)
    {
        await using var store = new SqliteIncidentStore(path, TimeProvider.System);
        await store.InitializeAsync(CancellationToken.None);
        while (true)
        {
            var number = await store.GetHighestNumberAsync("", AggregateKinds.Incident, CancellationToken.None) + 1;
            var log = await store.LoadAsync(Log, CancellationToken.None);
            var result = await store.CommitAsync(CommitOf(number, log), CancellationToken.None);
            if (result.Outcome is not CommitOutcome.Committed)
                throw new InvalidOperationException($"Commit {number}: {result}");
            await Console.Out.WriteLineAsync(number.ToString(CultureInfo.InvariantCulture));
            await Console.Out.FlushAsync();
        }
    }

    /// <summary>A row of its own, an event on a common chain, a key and a message: the four kinds of things that must be there together.</summary>
    private static StoreCommit CommitOf(long number, AggregateRow? log)
    {
        var data = Encoding.UTF8.GetBytes($$"""{"number":{{number}},"text":"Grüße"}""");
        var at = DateTimeOffset.UnixEpoch.AddSeconds(number);
        var entry = new StoredEvent
        {
            Sequence = number,
            At = at,
            Kind = "counted",
            Actor = "system",
            Data = data,
            Hash = EventChain.Hash(log?.Head ?? "", Log, number, at, "counted", "system", data),
        };
        return new()
        {
            Aggregates =
            [
                new() { Key = Row(number), ExpectedVersion = 0, DecidedAt = at, DueAt = at, Snapshot = data, Index = new() { Open = true, Number = number } },
                new() { Key = Log, ExpectedVersion = log?.Version ?? 0, DecidedAt = at, Snapshot = data, Events = [entry] },
            ],
            UniqueKeys = [new("", $"key-{number}")],
            Messages = [new() { Key = new(Row(number), 1, 0), Type = "notification", IdempotencyKey = $"m{number}", NotBefore = at, Payload = data }],
        };
    }
}
