using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>A row comes back as it was written.</summary>
internal static class RowCases
{
    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Initialize_again_keeps_everything", "Initialising is safe to repeat.", InitializesAgainAsync),
        new("Now_is_the_clock_of_the_store", "The store's clock decides, in UTC.", NowAsync),
        new("Row_unknown_is_null", "A row that is not there reads as null.", UnknownAsync),
        new("Row_comes_back_as_written", "Every value of a row comes back as it was written, with version 1.", ComesBackAsync),
        new("Row_of_defaults_comes_back", "A row without due time, number or parent has none after reading.", DefaultsAsync),
        new("Row_written_again_is_replaced", "A second write replaces every value and counts the version on.", ReplacedAsync),
        new("Row_without_new_events_keeps_its_chain", "A write without events leaves the last sequence and the head.", KeepsChainAsync),
        new("Row_snapshot_of_64_kB_comes_back", "A snapshot of 64 kB comes back byte for byte, also after a restart.", LargeSnapshotAsync),
        new("Row_snapshot_bytes_are_kept", "A snapshot is bytes: unusual white space, escapes, key order and Unicode stay.", BytesAsync),
        new("Row_times_are_instants", "Times keep their instant to the tick, whatever their offset.", InstantsAsync),
        new("Row_buffer_changed_later_changes_nothing", "What was committed does not change with the caller's buffer.", BufferAsync),
        new("Row_keys_are_apart_by_tenant_kind_and_id", "Tenant, kind and id are all part of the key.", KeysAsync),
        new("Row_survives_a_restart", "All of a row is there after a restart.", RestartAsync),
    ];

    private static readonly string[] OddTexts =
    [
        "{ \"b\" : 1,\n\t\"a\": 2.50 }",
        """{"a":"Grüße — 事故 🚨 \u0041 \\u0000 \/"}""",
        """{"a":"\u0001\u007f","zero\u200bwidth":" "}""",
        "\uFEFF{}",
    ];

    private static AggregateWrite Full(AggregateKey key) => new()
    {
        Key = key,
        ExpectedVersion = 0,
        DueAt = StoreRun.At(15),
        Lane = 1,
        EngineRevision = 7,
        DecidedAt = StoreRun.At(0.5),
        Failures = 2,
        Snapshot = StoreRun.Json("""{"title":"Payments failing"}"""),
        Events = StoreRun.Events(key, 0, "", "{}", """{"a":1}"""),
        Inputs = ["schedule:primary"],
        Index = new() { Open = true, Number = 42, Parent = "parent" },
    };

    private static AggregateRow RowOf(AggregateWrite write) => new()
    {
        Key = write.Key,
        Version = write.ExpectedVersion + 1,
        DueAt = write.DueAt,
        Lane = write.Lane,
        EngineRevision = write.EngineRevision,
        DecidedAt = write.DecidedAt,
        Failures = write.Failures,
        Snapshot = write.Snapshot,
        LastSequence = write.Events.Count == 0 ? 0 : write.Events[^1].Sequence,
        Head = write.Events.Count == 0 ? "" : write.Events[^1].Hash,
        Index = write.Index,
    };

    private static async Task InitializesAgainAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(StoreRun.Incident("a")));
        await run.Store.InitializeAsync(run.Cancellation);
        await run.LoadAsync(StoreRun.Incident("a"));
    }

    private static async Task NowAsync(StoreRun run)
    {
        Expect.Equal(StoreRun.Start, await run.Store.GetNowAsync(run.Cancellation), "the store's time");
        run.Clock.Advance(TimeSpan.FromMinutes(3));
        var now = await run.Store.GetNowAsync(run.Cancellation);
        Expect.Equal(StoreRun.At(3), now, "the store's time 3 minutes later");
        Expect.Equal(TimeSpan.Zero, now.Offset, "the offset of the store's time");
    }

    private static async Task UnknownAsync(StoreRun run)
    {
        Expect.True(await run.Store.LoadAsync(StoreRun.Incident("nobody"), run.Cancellation) is null, "no row");
        Expect.True(await run.Store.FindByNumberAsync("", AggregateKinds.Incident, 1, run.Cancellation) is null, "no row of that number");
    }

    private static async Task ComesBackAsync(StoreRun run)
    {
        var write = Full(StoreRun.Incident("a"));
        await run.WriteAsync(write);
        Expect.Same(RowOf(write), await run.LoadAsync(write.Key));
    }

    private static async Task DefaultsAsync(StoreRun run)
    {
        var write = StoreRun.New(StoreRun.Incident("a")) with { Index = AggregateIndex.Empty };
        await run.WriteAsync(write);
        Expect.Same(RowOf(write), await run.LoadAsync(write.Key));
    }

    private static async Task ReplacedAsync(StoreRun run)
    {
        var first = Full(StoreRun.Incident("a"));
        await run.WriteAsync(first);
        var second = new AggregateWrite
        {
            Key = first.Key,
            ExpectedVersion = 1,
            DueAt = null,
            Lane = 2,
            EngineRevision = 8,
            DecidedAt = StoreRun.At(3),
            Failures = 0,
            Snapshot = StoreRun.Json("""{"title":"Payments work"}"""),
            Events = StoreRun.Events(first.Key, 2, first.Events[^1].Hash, """{"a":2}"""),
            Index = new() { Open = false, Number = 43, Parent = null },
        };
        await run.WriteAsync(second);
        Expect.Same(RowOf(second), await run.LoadAsync(first.Key));
    }

    private static async Task KeepsChainAsync(StoreRun run)
    {
        var write = Full(StoreRun.Incident("a"));
        await run.WriteAsync(write);
        await run.WriteAsync(write with { ExpectedVersion = 1, Events = [] });
        var row = await run.LoadAsync(write.Key);
        Expect.Equal(2, row.Version);
        Expect.Equal(2, row.LastSequence);
        Expect.Equal(write.Events[^1].Hash, row.Head);
    }

    private static async Task LargeSnapshotAsync(StoreRun run)
    {
        var key = StoreRun.Incident("a");
        var bytes = new byte[64 * 1024];
        new Random(7).NextBytes(bytes);
        await run.WriteAsync(StoreRun.New(key) with { Snapshot = bytes });
        await run.ReopenAsync();
        Expect.Bytes(bytes, (await run.LoadAsync(key)).Snapshot, "the snapshot");
    }

    private static async Task BytesAsync(StoreRun run)
    {
        for (var index = 0; index < OddTexts.Length; index++)
            await run.WriteAsync(StoreRun.New(StoreRun.Incident($"a{index}")) with { Snapshot = StoreRun.Json(OddTexts[index]) });
        await run.ReopenAsync();
        for (var index = 0; index < OddTexts.Length; index++)
            Expect.Bytes(StoreRun.Json(OddTexts[index]), (await run.LoadAsync(StoreRun.Incident($"a{index}"))).Snapshot, $"snapshot {index}");
    }

    private static async Task InstantsAsync(StoreRun run)
    {
        var key = StoreRun.Incident("a");
        var due = new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        await run.WriteAsync(StoreRun.New(key) with { DueAt = due, DecidedAt = due.AddTicks(-1) });
        var row = await run.LoadAsync(key);
        Expect.Equal(due.UtcTicks, row.DueAt?.UtcTicks ?? 0);
        Expect.Equal(due.UtcTicks - 1, row.DecidedAt.UtcTicks);
        Expect.Equal(TimeSpan.Zero, row.DecidedAt.Offset);
    }

    private static async Task BufferAsync(StoreRun run)
    {
        var key = StoreRun.Incident("a");
        var snapshot = """{"a":1}"""u8.ToArray();
        var payload = """{"b":1}"""u8.ToArray();
        await run.LandAsync(new()
        {
            Aggregates = [StoreRun.New(key) with { Snapshot = snapshot }],
            Messages = [StoreRun.Message(key, 1) with { Payload = payload }],
        });
        snapshot[0] = payload[0] = (byte)'!';
        Expect.Bytes("""{"a":1}"""u8.ToArray(), (await run.LoadAsync(key)).Snapshot, "the snapshot");
        Expect.Bytes("""{"b":1}"""u8.ToArray(), (await run.ReadMessageAsync(new(key, 1, 0))).Message.Payload, "the payload");
    }

    private static async Task KeysAsync(StoreRun run)
    {
        AggregateKey[] keys = [new("", "incident", "a"), new("t", "incident", "a"), new("", "run", "a"), new("", "incident", "A"), new("T", "incident", "a"), new("", "incident", "a ")];
        for (var index = 0; index < keys.Length; index++)
            await run.WriteAsync(StoreRun.New(keys[index]) with { Failures = index });
        for (var index = 0; index < keys.Length; index++)
            Expect.Equal(index, (await run.LoadAsync(keys[index])).Failures, $"what row {keys[index]} holds");
    }

    private static async Task RestartAsync(StoreRun run)
    {
        var write = Full(StoreRun.Incident("ünï-事故"));
        await run.WriteAsync(write);
        await run.ReopenAsync();
        Expect.Same(RowOf(write), await run.LoadAsync(write.Key));
        Expect.Equal(42, await run.Store.GetHighestNumberAsync("", AggregateKinds.Incident, run.Cancellation), "the highest number");
    }
}
