using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>What is due, in which order, and when the next thing will be.</summary>
internal static class DueCases
{
    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Due_of_an_empty_store_is_nothing", "Nothing is due and nothing is to come.", EmptyAsync),
        new("Due_includes_its_very_instant", "A row is due from its due time on, not a tick before.", InstantAsync),
        new("Due_order_is_lane_then_time", "Paging rows come first, and within a lane the earliest.", OrderAsync),
        new("Due_limit_keeps_the_order", "A limit takes the first in that order.", LimitAsync),
        new("Due_null_is_never_due", "A row without due time is never due and never next.", NeverAsync),
        new("Due_row_stays_due_until_it_is_written", "Finding work takes nothing: a row is found until its due time moves.", StaysAsync),
        new("Due_time_may_move_both_ways", "A write moves the due time later, earlier, or away.", MovesAsync),
        new("Due_lane_may_change", "A write moves a row into another lane.", LaneAsync),
        new("Due_closed_rows_count_too", "A row is due by its due time alone, open or not.", ClosedAsync),
        new("Due_rows_of_all_tenants_are_found", "Work is found across tenants and kinds.", TenantsAsync),
        new("Due_rows_are_whole", "A row that is due comes with all of its values.", WholeAsync),
        new("Next_is_the_earliest_after_now", "The next time is the earliest after now, of rows and messages, in any lane.", NextAsync),
        new("Messages_wait_from_their_time_on", "Messages wait from their first time on, and no longer once they are claimed.", MessagesAsync),
        new("Claim_that_runs_out_is_next", "The end of a claim is a next time: then its message waits again.", ClaimAsync),
        new("Due_survives_a_restart", "What is due is found after a restart.", RestartAsync),
        new("Due_among_many_is_found", "Among thousands of rows exactly those that are due are found, in order.", ManyAsync),
    ];

    private static AggregateWrite DueAt(string id, double? minutes, int lane = 0) =>
        StoreRun.New(StoreRun.Incident(id)) with { DueAt = minutes is { } value ? StoreRun.At(value) : null, Lane = lane };

    private static async Task ExpectAsync(StoreRun run, double minutes, params IReadOnlyList<string> ids) =>
        Expect.Sequence(ids, (await run.FindWorkAsync(minutes)).Due.Select(static row => row.Key.Id), $"what is due at minute {minutes}");

    private static async Task EmptyAsync(StoreRun run)
    {
        var work = await run.FindWorkAsync(0);
        Expect.Equal(0, work.Due.Count, "the number of due rows");
        Expect.True(!work.MessagesWaiting, "no messages wait");
        Expect.Equal(null, work.NextAt, "the next time");
    }

    private static async Task InstantAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("a", 10));
        var before = await run.Store.FindWorkAsync(StoreRun.At(10).AddTicks(-1), 10, run.Cancellation);
        Expect.Equal(0, before.Due.Count, "the number of due rows a tick before");
        Expect.Equal(StoreRun.At(10), before.NextAt, "the next time a tick before");
        var now = await run.Store.FindWorkAsync(StoreRun.At(10), 10, run.Cancellation);
        Expect.Equal(1, now.Due.Count, "the number of due rows at the instant");
        Expect.Equal(null, now.NextAt, "the next time at the instant");
    }

    private static async Task OrderAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("c2", 1, 2), DueAt("b5", 5, 1), DueAt("a9", 9), DueAt("b2", 2, 1), DueAt("a3", 3), DueAt("later", 11));
        await ExpectAsync(run, 10, "a3", "a9", "b2", "b5", "c2");
    }

    private static async Task LimitAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("c2", 1, 2), DueAt("b5", 5, 1), DueAt("a9", 9), DueAt("b2", 2, 1), DueAt("a3", 3));
        Expect.Sequence(["a3", "a9", "b2"], (await run.FindWorkAsync(10, 3)).Due.Select(static row => row.Key.Id), "the first three");
        await Expect.ThrowsAsync<ArgumentException>(() => run.FindWorkAsync(10, 0), "a limit of 0");
    }

    private static async Task NeverAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("a", null));
        var work = await run.Store.FindWorkAsync(DateTimeOffset.MaxValue, 10, run.Cancellation);
        Expect.Equal(0, work.Due.Count, "the number of due rows at the end of time");
        Expect.Equal(null, work.NextAt, "the next time");
    }

    private static async Task StaysAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("a", 1));
        await ExpectAsync(run, 2, "a");
        await ExpectAsync(run, 2, "a");
        await run.WriteAsync(DueAt("a", 5) with { ExpectedVersion = 1 });
        await ExpectAsync(run, 2);
    }

    private static async Task MovesAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("a", 5));
        await run.WriteAsync(DueAt("a", 3) with { ExpectedVersion = 1 });
        await ExpectAsync(run, 3, "a");
        await run.WriteAsync(DueAt("a", 8) with { ExpectedVersion = 2 });
        await ExpectAsync(run, 7);
        await ExpectAsync(run, 8, "a");
        await run.WriteAsync(DueAt("a", null) with { ExpectedVersion = 3 });
        await ExpectAsync(run, 1000);
        await run.WriteAsync(DueAt("a", 9) with { ExpectedVersion = 4 });
        await ExpectAsync(run, 9, "a");
    }

    private static async Task LaneAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("a", 1, 2), DueAt("b", 1, 1));
        await ExpectAsync(run, 1, "b", "a");
        await run.WriteAsync(DueAt("a", 1) with { ExpectedVersion = 1 });
        await ExpectAsync(run, 1, "a", "b");
    }

    private static async Task ClosedAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("a", 1) with { Index = AggregateIndex.Empty });
        await ExpectAsync(run, 1, "a");
    }

    private static async Task TenantsAsync(StoreRun run)
    {
        await run.WriteAsync(
            StoreRun.New(StoreRun.Incident("a", "one")) with { DueAt = StoreRun.At(1) },
            StoreRun.New(StoreRun.Incident("a", "two")) with { DueAt = StoreRun.At(2) },
            StoreRun.New(new("", AggregateKinds.Duty, "a")) with { DueAt = StoreRun.At(3) });
        Expect.Sequence(["one/incident/a", "two/incident/a", "duty/a"], (await run.FindWorkAsync(3)).Due.Select(static row => row.Key.ToString()), "what is due");
    }

    private static async Task WholeAsync(StoreRun run)
    {
        var key = StoreRun.Incident("a");
        await run.WriteAsync(DueAt("a", 1, 1) with { EngineRevision = 3, Failures = 2, Snapshot = StoreRun.Json("""{"x":1}"""), Events = StoreRun.Events(key, 0, "", "{}"), Index = new() { Open = true, Number = 5, Parent = "p" } });
        Expect.Same(await run.LoadAsync(key), (await run.FindWorkAsync(1)).Due.Single());
    }

    private static async Task NextAsync(StoreRun run)
    {
        await run.WriteAsync(DueAt("a", 30), DueAt("b", 20, 1), DueAt("c", 10, 2));
        Expect.Equal(StoreRun.At(10), (await run.FindWorkAsync(0)).NextAt, "the next time at minute 0");
        Expect.Equal(StoreRun.At(20), (await run.FindWorkAsync(10)).NextAt, "the next time at minute 10");
        var source = StoreRun.Incident("s");
        await run.SendAsync(source, StoreRun.Message(source, 1, lane: 2, minutes: 15), StoreRun.Message(source, 2, lane: 1, minutes: 25), StoreRun.Message(source, 3, lane: 0, minutes: 40));
        Expect.Equal(StoreRun.At(15), (await run.FindWorkAsync(10)).NextAt, "the next time with messages");
        Expect.Equal(StoreRun.At(25), (await run.FindWorkAsync(20)).NextAt, "the next time at minute 20");
        Expect.Equal(StoreRun.At(30), (await run.FindWorkAsync(25)).NextAt, "the next time at minute 25");
        Expect.Equal(StoreRun.At(40), (await run.FindWorkAsync(30)).NextAt, "the next time at minute 30");
        Expect.Equal(null, (await run.FindWorkAsync(40)).NextAt, "the next time at minute 40");
        // The limit is of rows that are due, not of what is looked at for the next time.
        Expect.Equal(StoreRun.At(40), (await run.FindWorkAsync(30, 1)).NextAt, "the next time with a limit of 1");
    }

    private static async Task MessagesAsync(StoreRun run)
    {
        var source = StoreRun.Incident("s");
        await run.SendAsync(source, StoreRun.Message(source, 1, lane: 2, minutes: 10));
        Expect.True(!(await run.FindWorkAsync(9)).MessagesWaiting, "no messages wait at minute 9");
        Expect.True((await run.FindWorkAsync(10)).MessagesWaiting, "messages wait at minute 10");
        var claimed = await run.ClaimAsync(10);
        Expect.True(!(await run.FindWorkAsync(10)).MessagesWaiting, "no messages wait once they are claimed");
        await run.SettleAsync(StoreRun.Settled(claimed.Single(), OutboxState.Accepted));
        Expect.True(!(await run.FindWorkAsync(1000)).MessagesWaiting, "no messages wait once they are settled");
    }

    private static async Task ClaimAsync(StoreRun run)
    {
        var source = StoreRun.Incident("s");
        await run.SendAsync(source, StoreRun.Message(source, 1));
        await run.ClaimAsync(0);
        var work = await run.FindWorkAsync(1);
        Expect.True(!work.MessagesWaiting, "no messages wait while they are held");
        Expect.Equal(StoreRun.At(5), work.NextAt, "the next time");
        Expect.True((await run.FindWorkAsync(5)).MessagesWaiting, "messages wait when the claim has run out");
    }

    private static async Task RestartAsync(StoreRun run)
    {
        var source = StoreRun.Incident("s");
        await run.SendAsync(source, StoreRun.Message(source, 1, minutes: 7));
        await run.WriteAsync(DueAt("a", 1), DueAt("b", 5));
        await run.ReopenAsync();
        await ExpectAsync(run, 1, "a");
        Expect.Equal(StoreRun.At(5), (await run.FindWorkAsync(1)).NextAt, "the next time");
        Expect.Equal(StoreRun.At(7), (await run.FindWorkAsync(5)).NextAt, "the time of the message");
    }

    private static async Task ManyAsync(StoreRun run)
    {
        var random = new Random(11);
        var expected = new List<(int Lane, double Minutes, string Id)>();
        for (var batch = 0; batch < 20; batch++)
        {
            var writes = new List<AggregateWrite>();
            for (var index = 0; index < 100; index++)
            {
                // Every time is another one: between equal times the order is the store's affair.
                var (id, lane, minutes) = ($"r{batch:00}{index:00}", random.Next(3), (random.Next(10_000) * 2000) + (batch * 100) + index);
                writes.Add(DueAt(id, minutes, lane));
                expected.Add((lane, minutes, id));
            }

            await run.WriteAsync(writes);
        }

        const double Now = 4_000_000;
        var ids = expected.Where(static row => row.Minutes <= Now).OrderBy(static row => row.Lane).ThenBy(static row => row.Minutes).Select(static row => row.Id).ToList();
        var work = await run.FindWorkAsync(Now, 2000);
        Expect.Sequence(ids, work.Due.Select(static row => row.Key.Id), "what is due");
        Expect.Sequence(ids.Take(50), (await run.FindWorkAsync(Now, 50)).Due.Select(static row => row.Key.Id), "the first 50");
        Expect.Equal(StoreRun.At(expected.Where(static row => row.Minutes > Now).Min(static row => row.Minutes)), work.NextAt, "the next time");
    }
}
