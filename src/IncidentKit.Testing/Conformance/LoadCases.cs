using System.Globalization;
using System.Text;
using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>Everything at once, from many callers, with a fixed seed; then what must hold whatever the order was.</summary>
internal static class LoadCases
{
    private const int Rows = 12;

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Load_of_writers_senders_and_readers_keeps_the_books", "Under parallel writers, senders and readers nothing is lost, doubled or half written.", MixedAsync),
        new("Load_of_readers_sees_whole_commits", "A reader never sees a row whose parts are of different commits.", WholeAsync),
    ];

    private static AggregateKey Row(int number) => StoreRun.Incident($"row{number:00}");

    private static async Task MixedAsync(StoreRun run)
    {
        await run.WriteAsync([.. Enumerable.Range(0, Rows).Select(static number => StoreRun.New(Row(number)) with { Snapshot = StoreRun.Json("0") })]);
        var writers = Enumerable.Range(0, 4).Select(seed => Task.Run(() => WriteAsync(run, seed, 60), run.Cancellation)).ToList();
        var writing = Task.WhenAll(writers);
        var senders = Enumerable.Range(0, 2).Select(_ => Task.Run(() => SendAsync(run, writing), run.Cancellation)).ToList();
        var reader = Task.Run(() => ReadAsync(run, writing), run.Cancellation);
        var landed = (await writing).SelectMany(static keys => keys).ToList();
        var sent = (await Task.WhenAll(senders)).SelectMany(static keys => keys).ToList();
        await reader;
        await run.ReopenAsync();

        Expect.Equal(4 * 60, landed.Count, "how many commits have landed");
        Expect.Equal(landed.Count, sent.Count, "how many messages were accepted");
        Expect.Equal(sent.Count, sent.Distinct().Count(), "how many different messages were accepted");
        var events = 0L;
        for (var number = 0; number < Rows; number++)
        {
            var row = await run.LoadAsync(Row(number));
            var timeline = await run.Store.ReadEventsAsync(row.Key, 0, 10_000, run.Cancellation);
            var messages = await run.Store.ReadMessagesAsync(row.Key, run.Cancellation);
            Expect.Equal(row.Version - 1, timeline.Count, $"the events of {row.Key}, one for each commit after the first");
            Expect.Equal(timeline.Count, messages.Count, $"the messages of {row.Key}, one for each event");
            Expect.Equal(timeline.Count.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetString(row.Snapshot.Span), $"the count that the snapshot of {row.Key} keeps");
            Expect.True(messages.All(static message => message.State is OutboxState.Accepted && message.Attempts == 1), "every message accepted in its first attempt");
            var broken = EventChain.FindBreak(row.Key, timeline, row.Head);
            Expect.True(broken is null, $"an unbroken chain of {row.Key} (at {broken?.Sequence}: {broken?.Why})");
            events += timeline.Count;
        }

        Expect.Equal(landed.Count, events, "all events");
        foreach (var key in landed)
            Expect.Outcome(CommitOutcome.DuplicateKey, await run.CommitAsync(new() { UniqueKeys = [new("", key)] }));
    }

    /// <summary>Counts rows up as the engine does: read, decide, commit; decide again after a conflict.</summary>
    private static async Task<List<string>> WriteAsync(StoreRun run, int seed, int commits)
    {
        var random = new Random(seed);
        var landed = new List<string>();
        while (landed.Count < commits)
        {
            var row = await run.LoadAsync(Row(random.Next(Rows)));
            var count = long.Parse(row.Snapshot.Span, CultureInfo.InvariantCulture) + 1;
            Expect.Equal(row.LastSequence + 1, count, "the count that the snapshot keeps");
            var key = $"{row.Key}/{count}";
            var result = await run.CommitAsync(new()
            {
                Aggregates =
                [
                    StoreRun.New(row.Key) with
                    {
                        ExpectedVersion = row.Version,
                        DueAt = random.Next(3) == 0 ? null : StoreRun.At(random.Next(1000)),
                        Lane = random.Next(3),
                        Snapshot = StoreRun.Json($"{count}"),
                        Events = StoreRun.Events(row.Key, row.LastSequence, row.Head, key),
                        Index = new() { Open = random.Next(2) == 0 },
                    },
                ],
                UniqueKeys = [new("", key)],
                Messages = [StoreRun.Message(row.Key, count, lane: random.Next(3))],
            });
            Expect.True(result.Outcome is CommitOutcome.Committed or CommitOutcome.VersionConflict, "a commit that lands or conflicts on its version");
            if (result.Outcome is CommitOutcome.Committed)
                landed.Add(key);
        }

        return landed;
    }

    private static async Task<List<OutboxKey>> SendAsync(StoreRun run, Task writing)
    {
        var sent = new List<OutboxKey>();
        while (true)
        {
            var last = writing.IsCompleted;
            var claimed = await run.ClaimAsync(1, 5);
            foreach (var message in claimed)
            {
                await run.SettleAsync(StoreRun.Settled(message, OutboxState.Accepted));
                sent.Add(message.Message.Key);
            }

            if (last && claimed.Count == 0)
                return sent;
            await Task.Yield();
        }
    }

    private static async Task ReadAsync(StoreRun run, Task writing)
    {
        while (!writing.IsCompleted)
        {
            var work = await run.FindWorkAsync(500, 5);
            Expect.True(work.Due.All(static row => row.DueAt <= StoreRun.At(500)), "only rows that are due");
            var rows = await run.Store.QueryAsync(new() { Kind = AggregateKinds.Incident }, run.Cancellation);
            Expect.Equal(Rows, rows.Count, "the number of rows");
            await Task.Yield();
        }
    }

    private static async Task WholeAsync(StoreRun run)
    {
        var key = Row(0);
        await run.WriteAsync(StoreRun.New(key) with { Snapshot = StoreRun.Json("1"), Events = StoreRun.Events(key, 0, "", "1") });
        var writing = Task.Run(
            async () =>
            {
                for (var version = 1; version < 150; version++)
                {
                    var head = (await run.LoadAsync(key)).Head;
                    await run.WriteAsync(StoreRun.New(key) with { ExpectedVersion = version, Failures = version + 1, Snapshot = StoreRun.Json($"{version + 1}"), Events = StoreRun.Events(key, version, head, $"{version + 1}") });
                }
            },
            run.Cancellation);
        while (!writing.IsCompleted)
        {
            var row = await run.LoadAsync(key);
            Expect.Equal($"{row.Version}", Encoding.UTF8.GetString(row.Snapshot.Span), "the snapshot of this version");
            Expect.Equal(row.Version, row.LastSequence, "the last sequence of this version");
            var events = await run.Store.ReadEventsAsync(key, 0, 1000, run.Cancellation);
            Expect.True(events.Count >= row.Version, "all events of a row that was read before");
            await Task.Yield();
        }

        await writing;
    }
}
