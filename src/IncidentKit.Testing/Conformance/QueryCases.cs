using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>Finding rows by number, by page, by what goes on and by parent.</summary>
internal static class QueryCases
{
    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Number_finds_its_row", "A number finds its row, within tenant and kind.", NumberAsync),
        new("Number_follows_its_row", "A row that gets another number is found by it, and its old one is free.", NumberMovesAsync),
        new("Highest_number_is_of_tenant_and_kind", "The highest number in use, 0 where there is none.", HighestAsync),
        new("Page_order_is_by_code_point", "Rows come in the order of the code points of their ids.", OrderAsync),
        new("Page_begins_after_an_id", "A page begins after the id, whether or not a row has it.", AfterAsync),
        new("Pages_cover_everything_once", "Pages of any size hold every row once, in order.", PagesAsync),
        new("Pages_do_not_shift_while_rows_are_added", "Rows added before the page's beginning repeat nothing.", ShiftAsync),
        new("Page_of_open_rows", "Only rows on which work goes on, as the last write says.", OpenAsync),
        new("Page_of_a_parent", "Only rows of the parent, as the last write says.", ParentAsync),
        new("Page_of_a_parents_open_rows", "Parent and open go together.", OpenChildrenAsync),
        new("Page_is_of_one_tenant_and_kind", "Tenants and kinds do not see each other.", TenantAsync),
        new("Page_of_none_is_an_argument_error", "A page holds one row or more.", NoneAsync),
        new("Page_rows_are_whole", "A row of a page comes with all of its values.", WholeAsync),
    ];

    private static async Task ExpectAsync(StoreRun run, AggregateQuery query, params IReadOnlyList<string> ids) =>
        Expect.Sequence(ids, (await run.Store.QueryAsync(query, run.Cancellation)).Select(static row => row.Key.Id), $"the rows of {query}");

    private static AggregateQuery Incidents(string? after = null, int max = 100, bool open = false, string? parent = null) =>
        new() { Kind = AggregateKinds.Incident, AfterId = after, Max = max, OpenOnly = open, Parent = parent };

    private static AggregateWrite Row(string id, bool open = true, string? parent = null, long? number = null) =>
        StoreRun.New(StoreRun.Incident(id)) with { Index = new() { Open = open, Parent = parent, Number = number } };

    private static async Task NumberAsync(StoreRun run)
    {
        await run.WriteAsync(Row("a", number: 1), Row("b", number: 2));
        await run.WriteAsync(StoreRun.New(StoreRun.Incident("c", "other")) with { Index = new() { Number = 1 } });
        Expect.Equal("b", (await run.Store.FindByNumberAsync("", AggregateKinds.Incident, 2, run.Cancellation))?.Key.Id, "row 2");
        Expect.Equal("c", (await run.Store.FindByNumberAsync("other", AggregateKinds.Incident, 1, run.Cancellation))?.Key.Id, "row 1 of the other tenant");
        Expect.True(await run.Store.FindByNumberAsync("other", AggregateKinds.Incident, 2, run.Cancellation) is null, "no row 2 in the other tenant");
        Expect.True(await run.Store.FindByNumberAsync("", AggregateKinds.Run, 1, run.Cancellation) is null, "no row 1 of another kind");
    }

    private static async Task NumberMovesAsync(StoreRun run)
    {
        await run.WriteAsync(Row("a", number: 1));
        await run.WriteAsync(Row("a", number: 5) with { ExpectedVersion = 1 });
        Expect.Equal("a", (await run.Store.FindByNumberAsync("", AggregateKinds.Incident, 5, run.Cancellation))?.Key.Id, "row 5");
        await run.WriteAsync(Row("b", number: 1));
        Expect.Equal("b", (await run.Store.FindByNumberAsync("", AggregateKinds.Incident, 1, run.Cancellation))?.Key.Id, "row 1");
    }

    private static async Task HighestAsync(StoreRun run)
    {
        Expect.Equal(0, await run.Store.GetHighestNumberAsync("", AggregateKinds.Incident, run.Cancellation), "the highest number of nothing");
        await run.WriteAsync(Row("a", number: 9), Row("b", number: 12), Row("c"));
        await run.WriteAsync(StoreRun.New(StoreRun.Incident("d", "other")) with { Index = new() { Number = 40 } });
        Expect.Equal(12, await run.Store.GetHighestNumberAsync("", AggregateKinds.Incident, run.Cancellation), "the highest number");
        Expect.Equal(40, await run.Store.GetHighestNumberAsync("other", AggregateKinds.Incident, run.Cancellation), "the highest number of the other tenant");
        Expect.Equal(0, await run.Store.GetHighestNumberAsync("", AggregateKinds.Duty, run.Cancellation), "the highest number of another kind");
    }

    private static async Task OrderAsync(StoreRun run)
    {
        string[] ordered = ["0", "10", "2", "A", "Z", "_", "a", "aa", "b", "é", "事", "\uFF21", "🚨"];
        foreach (var id in ordered.Reverse())
            await run.WriteAsync(Row(id));
        await ExpectAsync(run, Incidents(), ordered);
        await ExpectAsync(run, Incidents(after: "\uFF21"), "🚨");
    }

    private static async Task AfterAsync(StoreRun run)
    {
        await run.WriteAsync(Row("b"), Row("d"), Row("f"));
        await ExpectAsync(run, Incidents(after: "a"), "b", "d", "f");
        await ExpectAsync(run, Incidents(after: "b"), "d", "f");
        await ExpectAsync(run, Incidents(after: "c"), "d", "f");
        await ExpectAsync(run, Incidents(after: "f"));
        await ExpectAsync(run, Incidents(after: "g"));
    }

    private static async Task PagesAsync(StoreRun run)
    {
        var ids = Enumerable.Range(0, 157).Select(static number => $"i{number:000}").ToList();
        await run.WriteAsync([.. ids.OrderBy(static id => StringComparer.Ordinal.GetHashCode(id)).Select(static id => Row(id))]);
        foreach (var page in new[] { 1, 10, 156, 157, 158 })
        {
            var all = new List<string>();
            while (await run.Store.QueryAsync(Incidents(all.LastOrDefault(), page), run.Cancellation) is { Count: > 0 } next)
            {
                Expect.True(next.Count <= page, $"at most {page} rows on a page");
                all.AddRange(next.Select(static row => row.Key.Id));
            }

            Expect.Sequence(ids, all, $"all rows in pages of {page}");
        }
    }

    private static async Task ShiftAsync(StoreRun run)
    {
        await run.WriteAsync(Row("b"), Row("d"), Row("f"));
        await ExpectAsync(run, Incidents(max: 2), "b", "d");
        await run.WriteAsync(Row("a"), Row("c"), Row("e"));
        await ExpectAsync(run, Incidents(after: "d", max: 2), "e", "f");
    }

    private static async Task OpenAsync(StoreRun run)
    {
        await run.WriteAsync(Row("a"), Row("b", open: false), Row("c"), Row("d", open: false));
        await ExpectAsync(run, Incidents(open: true), "a", "c");
        await ExpectAsync(run, Incidents(), "a", "b", "c", "d");
        await run.WriteAsync(Row("a", open: false) with { ExpectedVersion = 1 }, Row("d") with { ExpectedVersion = 1 });
        await ExpectAsync(run, Incidents(open: true), "c", "d");
        await ExpectAsync(run, Incidents(after: "c", open: true), "d");
    }

    private static async Task ParentAsync(StoreRun run)
    {
        await run.WriteAsync(Row("a", parent: "p"), Row("b", parent: "q"), Row("c", parent: "p"), Row("d"));
        await ExpectAsync(run, Incidents(parent: "p"), "a", "c");
        await ExpectAsync(run, Incidents(parent: "p", after: "a", max: 1), "c");
        await ExpectAsync(run, Incidents(parent: "nobody"));
        await run.WriteAsync(Row("a", parent: "q") with { ExpectedVersion = 1 });
        await ExpectAsync(run, Incidents(parent: "p"), "c");
        await ExpectAsync(run, Incidents(parent: "q"), "a", "b");
    }

    private static async Task OpenChildrenAsync(StoreRun run)
    {
        await run.WriteAsync(Row("a", open: false, parent: "p"), Row("b", parent: "p"), Row("c", parent: "q"), Row("d", parent: "p"));
        await ExpectAsync(run, Incidents(open: true, parent: "p"), "b", "d");
        // The limit counts what is wanted, not what is looked at.
        await ExpectAsync(run, Incidents(open: true, parent: "p", max: 1), "b");
    }

    private static async Task TenantAsync(StoreRun run)
    {
        await run.WriteAsync(Row("a"), StoreRun.New(StoreRun.Incident("b", "other")), StoreRun.New(new("", AggregateKinds.Run, "c")));
        await ExpectAsync(run, Incidents(), "a");
        await ExpectAsync(run, Incidents() with { Tenant = "other" }, "b");
        await ExpectAsync(run, new() { Kind = AggregateKinds.Run }, "c");
        await ExpectAsync(run, new() { Kind = AggregateKinds.Duty });
    }

    private static Task NoneAsync(StoreRun run) =>
        Expect.ThrowsAsync<ArgumentException>(async () => await run.Store.QueryAsync(Incidents(max: 0), run.Cancellation), "a page of 0");

    private static async Task WholeAsync(StoreRun run)
    {
        await run.WriteAsync(Row("a", number: 3, parent: "p") with { DueAt = StoreRun.At(3), Snapshot = StoreRun.Json("""{"x":1}"""), Events = StoreRun.Events(StoreRun.Incident("a"), 0, "", "{}") });
        var row = await run.LoadAsync(StoreRun.Incident("a"));
        Expect.Same(row, (await run.Store.QueryAsync(Incidents(), run.Cancellation)).Single());
        Expect.Same(row, Expect.NotNull(await run.Store.FindByNumberAsync("", AggregateKinds.Incident, 3, run.Cancellation), "row 3"));
    }
}
