using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>The timeline: append-only, without gaps, byte for byte.</summary>
internal static class EventCases
{
    private static readonly AggregateKey A = StoreRun.Incident("a");

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Events_of_an_unknown_row_are_none", "A row that is not there has no events.", NoneAsync),
        new("Events_come_back_as_written", "Every value of an event comes back as it was written.", ComeBackAsync),
        new("Events_continue_over_commits", "Events of later commits follow those of earlier ones.", ContinueAsync),
        new("Events_with_a_gap_are_an_argument_error", "The first event of a commit follows the row's last one.", GapAsync),
        new("Events_that_start_late_are_an_argument_error", "A new row's first event has sequence 1.", LateAsync),
        new("Events_that_repeat_are_an_argument_error", "A sequence is used once.", RepeatAsync),
        new("Events_chain_holds_after_a_restart", "The hash chain verifies after a restart, whatever the texts hold.", ChainAsync),
        new("Events_of_rows_are_apart", "Rows whose events are written in turn keep their own.", ApartAsync),
        new("Events_page_by_sequence", "Pages of a long timeline have no gap and no repetition, whatever their size.", PagesAsync),
        new("Events_page_beyond_the_end_is_empty", "A page after the last event is empty.", BeyondAsync),
        new("Events_of_one_large_commit_are_all_there", "A commit may carry hundreds of events.", LargeCommitAsync),
    ];

    private static async Task NoneAsync(StoreRun run)
    {
        Expect.Equal(0, (await run.Store.ReadEventsAsync(A, 0, 10, run.Cancellation)).Count, "the number of events");
        await run.WriteAsync(StoreRun.New(A));
        Expect.Equal(0, (await run.Store.ReadEventsAsync(A, 0, 10, run.Cancellation)).Count, "the number of events of a row without any");
    }

    private static async Task ComeBackAsync(StoreRun run)
    {
        var data = StoreRun.Json("""{ "note" : "Grüße 🚨" }""");
        var at = new DateTimeOffset(2026, 3, 29, 3, 0, 0, TimeSpan.FromHours(2)).AddTicks(7);
        var entry = new StoredEvent { Sequence = 1, At = at, Kind = "note_added", Actor = "user:änä", Data = data, Hash = EventChain.Hash("", A, 1, at, "note_added", "user:änä", data.Span) };
        await run.WriteAsync(StoreRun.New(A) with { Events = [entry] });
        await run.ReopenAsync();
        var read = (await run.Store.ReadEventsAsync(A, 0, 10, run.Cancellation)).Single();
        Expect.Same(entry, read);
        Expect.Equal(TimeSpan.Zero, read.At.Offset, "the offset of the event's time");
    }

    private static async Task ContinueAsync(StoreRun run)
    {
        var first = StoreRun.Events(A, 0, "", "1", "2");
        var second = StoreRun.Events(A, 2, first[^1].Hash, "3");
        await run.WriteAsync(StoreRun.New(A) with { Events = first });
        await run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 1 });
        await run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 2, Events = second });
        var read = await run.Store.ReadEventsAsync(A, 0, 10, run.Cancellation);
        Expect.Sequence([1L, 2L, 3L], read.Select(static entry => entry.Sequence), "the sequences");
        Expect.True(EventChain.FindBreak(A, read, (await run.LoadAsync(A)).Head) is null, "an unbroken chain");
    }

    private static async Task GapAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(A) with { Events = StoreRun.Events(A, 0, "", "1") });
        await Expect.ThrowsAsync<ArgumentException>(() => run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 1, Events = StoreRun.Events(A, 2, "", "3") }), "event 3 after event 1");
        await Expect.ThrowsAsync<ArgumentException>(
            () => run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 1, Events = [.. StoreRun.Events(A, 1, "", "2"), .. StoreRun.Events(A, 3, "", "4")] }), "event 4 after event 2");
        Expect.Equal(1, (await run.LoadAsync(A)).Version, "the version");
    }

    private static async Task LateAsync(StoreRun run)
    {
        await Expect.ThrowsAsync<ArgumentException>(() => run.WriteAsync(StoreRun.New(A) with { Events = StoreRun.Events(A, 1, "", "2") }), "a new row that begins with event 2");
        Expect.True(await run.Store.LoadAsync(A, run.Cancellation) is null, "no row");
    }

    private static async Task RepeatAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(A) with { Events = StoreRun.Events(A, 0, "", "1") });
        await Expect.ThrowsAsync<ArgumentException>(() => run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 1, Events = StoreRun.Events(A, 0, "", "1") }), "event 1 again");
    }

    private static async Task ChainAsync(StoreRun run)
    {
        string[] texts = ["{ }", "{\"b\":1,\"a\":2}", "{\"a\":\"\\u0000\\ud83d\\udea8\"}", "{\"a\":\"\u0001\u0085\u2028🚨\"}", "[1.0,1e0, 1]", "\uFEFFnull", ""];
        var head = "";
        for (var index = 0; index < texts.Length; index++)
        {
            var events = StoreRun.Events(A, index, head, texts[index]);
            head = events[^1].Hash;
            await run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = index, Events = events });
            await run.ReopenAsync();
        }

        var read = await run.Store.ReadEventsAsync(A, 0, 100, run.Cancellation);
        Expect.Equal(head, (await run.LoadAsync(A)).Head, "the head");
        for (var index = 0; index < texts.Length; index++)
            Expect.Bytes(StoreRun.Json(texts[index]), read[index].Data, $"event {index + 1}");
        var broken = EventChain.FindBreak(A, read, head);
        Expect.True(broken is null, $"an unbroken chain (at {broken?.Sequence}: {broken?.Why})");
    }

    private static async Task ApartAsync(StoreRun run)
    {
        var heads = new string[3];
        for (var sequence = 0; sequence < 100; sequence++)
        {
            var writes = new List<AggregateWrite>();
            for (var row = 0; row < heads.Length; row++)
            {
                var key = StoreRun.Incident($"r{row}");
                var events = StoreRun.Events(key, sequence, heads[row] ?? "", $"{{\"row\":{row},\"n\":{sequence}}}");
                heads[row] = events[^1].Hash;
                writes.Add(StoreRun.New(key) with { ExpectedVersion = sequence, Events = events });
            }

            await run.WriteAsync(writes);
        }

        for (var row = 0; row < heads.Length; row++)
        {
            var key = StoreRun.Incident($"r{row}");
            var read = await run.Store.ReadEventsAsync(key, 0, 1000, run.Cancellation);
            Expect.Equal(100, read.Count, "the number of events");
            Expect.True(EventChain.FindBreak(key, read, heads[row]) is null, "an unbroken chain");
        }
    }

    private static async Task PagesAsync(StoreRun run)
    {
        const int Count = 700;
        var head = "";
        for (long sequence = 0; sequence < Count;)
        {
            // Commits of many sizes, so that pages begin and end everywhere within them.
            var size = (int)Math.Min(Count - sequence, 1 + (sequence % 23));
            var events = StoreRun.Events(A, sequence, head, [.. Enumerable.Range(0, size).Select(index => $"{sequence + index}")]);
            var version = sequence == 0 ? 0 : (await run.LoadAsync(A)).Version;
            await run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = version, Events = events });
            (sequence, head) = (sequence + size, events[^1].Hash);
        }

        foreach (var page in new[] { 1, 7, 63, 64, 65, 128, 200, 699, 700, 701, int.MaxValue })
        {
            var all = new List<StoredEvent>();
            while (await run.Store.ReadEventsAsync(A, all.Count, page, run.Cancellation) is { Count: > 0 } next)
            {
                Expect.True(next.Count <= page, $"at most {page} events on a page");
                Expect.True(next.Count == Math.Min(page, Count - all.Count), $"full pages of {page} events but for the last");
                all.AddRange(next);
            }

            Expect.Sequence(Enumerable.Range(1, Count).Select(static number => (long)number), all.Select(static entry => entry.Sequence), $"the sequences in pages of {page}");
            Expect.True(EventChain.FindBreak(A, all, head) is null, "an unbroken chain");
        }
    }

    private static async Task BeyondAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(A) with { Events = StoreRun.Events(A, 0, "", "1", "2") });
        Expect.Equal(0, (await run.Store.ReadEventsAsync(A, 2, 10, run.Cancellation)).Count, "the number of events after the last");
        Expect.Equal(0, (await run.Store.ReadEventsAsync(A, 1_000_000, 10, run.Cancellation)).Count, "the number of events long after the last");
        await Expect.ThrowsAsync<ArgumentException>(async () => await run.Store.ReadEventsAsync(A, 0, 0, run.Cancellation), "a page of 0");
    }

    private static async Task LargeCommitAsync(StoreRun run)
    {
        var events = StoreRun.Events(A, 0, "", [.. Enumerable.Range(0, 500).Select(static number => $"{{\"n\":{number}}}")]);
        await run.WriteAsync(StoreRun.New(A) with { Events = events });
        var read = await run.Store.ReadEventsAsync(A, 0, 500, run.Cancellation);
        Expect.Equal(500, read.Count, "the number of events");
        Expect.True(EventChain.FindBreak(A, read, events[^1].Hash) is null, "an unbroken chain");
    }
}
