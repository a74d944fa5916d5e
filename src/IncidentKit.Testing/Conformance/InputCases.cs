using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>An outside input that changes makes the open rows due whose clocks read it.</summary>
internal static class InputCases
{
    private static readonly AggregateKey A = StoreRun.Incident("a");

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Input_changed_makes_open_dependants_due", "Every open row that reads the input is due now.", DueAsync),
        new("Input_changed_leaves_closed_rows", "A row on which no work goes on is left alone.", ClosedAsync),
        new("Input_changed_never_delays", "A row that is due earlier stays so.", EarlierAsync),
        new("Input_changed_reaches_its_tenant_only", "Inputs of the same name in other tenants are others.", TenantAsync),
        new("Input_list_replaces_the_one_before", "A new list of inputs replaces the old one; an empty one removes all.", ReplacedAsync),
        new("Input_list_null_leaves_them", "A write without a list leaves the inputs.", LeftAsync),
        new("Input_changed_beats_a_decision_on_the_old_one", "Who has read a row before its input changed can't overwrite the mark.", StaleAsync),
        new("Input_changed_with_the_row_in_one_commit", "A row that is written in the commit that changes its input has one version more and is due.", TogetherAsync),
        new("Inputs_survive_a_restart", "What a row reads is known after a restart.", RestartAsync),
    ];

    private static AggregateWrite Reads(AggregateKey key, double? due, params string[] inputs) =>
        StoreRun.New(key) with { Inputs = inputs, DueAt = due is { } minutes ? StoreRun.At(minutes) : null };

    private static Task ChangeAsync(StoreRun run, string input, double minutes, string tenant = "") =>
        run.LandAsync(new() { ChangedInputs = [new(tenant, input, StoreRun.At(minutes))] });

    private static async Task DueAsync(StoreRun run)
    {
        var (b, c) = (StoreRun.Incident("b"), StoreRun.Incident("c"));
        await run.WriteAsync(Reads(A, 60, "x", "y"), Reads(b, null, "y"), Reads(c, 60, "z"));
        await ChangeAsync(run, "y", 10);
        Expect.Equal(StoreRun.At(10), (await run.LoadAsync(A)).DueAt, "the due time of a");
        Expect.Equal(StoreRun.At(10), (await run.LoadAsync(b)).DueAt, "the due time of b, which had none");
        Expect.Equal(StoreRun.At(60), (await run.LoadAsync(c)).DueAt, "the due time of c, which does not read it");
        Expect.Equal(2, (await run.FindWorkAsync(10)).Due.Count, "the number of due rows");
        await ChangeAsync(run, "nobody reads it", 10);
    }

    private static async Task ClosedAsync(StoreRun run)
    {
        await run.WriteAsync(Reads(A, null, "x") with { Index = AggregateIndex.Empty });
        await ChangeAsync(run, "x", 10);
        var row = await run.LoadAsync(A);
        Expect.Equal(null, row.DueAt, "the due time");
        Expect.Equal(1, row.Version, "the version");
    }

    private static async Task EarlierAsync(StoreRun run)
    {
        await run.WriteAsync(Reads(A, 5, "x"));
        await ChangeAsync(run, "x", 10);
        Expect.Equal(StoreRun.At(5), (await run.LoadAsync(A)).DueAt, "the due time");
    }

    private static async Task TenantAsync(StoreRun run)
    {
        var other = StoreRun.Incident("a", "other");
        await run.WriteAsync(Reads(A, 60, "x"), Reads(other, 60, "x"));
        await ChangeAsync(run, "x", 10, "other");
        Expect.Equal(StoreRun.At(60), (await run.LoadAsync(A)).DueAt, "the due time in the empty tenant");
        Expect.Equal(StoreRun.At(10), (await run.LoadAsync(other)).DueAt, "the due time in the other tenant");
    }

    private static async Task ReplacedAsync(StoreRun run)
    {
        await run.WriteAsync(Reads(A, 60, "x", "y"));
        await run.WriteAsync(Reads(A, 60, "y", "z") with { ExpectedVersion = 1 });
        await ChangeAsync(run, "x", 10);
        Expect.Equal(StoreRun.At(60), (await run.LoadAsync(A)).DueAt, "the due time after a change of what is no longer read");
        await ChangeAsync(run, "z", 10);
        Expect.Equal(StoreRun.At(10), (await run.LoadAsync(A)).DueAt, "the due time after a change of what is read now");
        await run.WriteAsync(Reads(A, 60) with { ExpectedVersion = (await run.LoadAsync(A)).Version });
        await ChangeAsync(run, "y", 10);
        Expect.Equal(StoreRun.At(60), (await run.LoadAsync(A)).DueAt, "the due time once nothing is read");
    }

    private static async Task LeftAsync(StoreRun run)
    {
        await run.WriteAsync(Reads(A, 60, "x"));
        await run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 1, DueAt = StoreRun.At(60) });
        await ChangeAsync(run, "x", 10);
        Expect.Equal(StoreRun.At(10), (await run.LoadAsync(A)).DueAt, "the due time");
    }

    private static async Task StaleAsync(StoreRun run)
    {
        await run.WriteAsync(Reads(A, 5, "x"));
        var read = await run.LoadAsync(A);
        await ChangeAsync(run, "x", 10);
        var late = Reads(A, 60, "x") with { ExpectedVersion = read.Version };
        Expect.Outcome(CommitOutcome.VersionConflict, await run.CommitAsync(new() { Aggregates = [late] }));
        Expect.Equal(StoreRun.At(5), (await run.LoadAsync(A)).DueAt, "the due time");
    }

    private static async Task TogetherAsync(StoreRun run)
    {
        await run.WriteAsync(Reads(A, 60, "x"));
        await run.LandAsync(new() { Aggregates = [Reads(A, 60, "y") with { ExpectedVersion = 1 }], ChangedInputs = [new("", "y", StoreRun.At(10)), new("", "x", StoreRun.At(1))] });
        var row = await run.LoadAsync(A);
        Expect.Equal(StoreRun.At(10), row.DueAt, "the due time");
        Expect.Equal(2, row.Version, "the version");
    }

    private static async Task RestartAsync(StoreRun run)
    {
        await run.WriteAsync(Reads(A, 60, "x"));
        await run.ReopenAsync();
        await ChangeAsync(run, "x", 10);
        Expect.Equal(StoreRun.At(10), (await run.LoadAsync(A)).DueAt, "the due time");
    }
}
