using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>What stands against a commit.</summary>
internal static class CommitCases
{
    private static readonly AggregateKey A = StoreRun.Incident("a");
    private static readonly AggregateKey B = StoreRun.Incident("b");

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Commit_empty_lands", "A commit of nothing lands.", run => run.LandAsync(new())),
        new("Commit_new_row_that_exists_conflicts", "Version 0 means that the row must not exist.", ExistsAsync),
        new("Commit_of_a_missing_row_conflicts", "A row that is to be at a version but is not there conflicts.", MissingAsync),
        new("Commit_on_an_old_version_conflicts", "Only the version that is there can be replaced.", OldVersionAsync),
        new("Commit_taken_number_conflicts", "A number is unique within tenant and kind, and free in others.", TakenNumberAsync),
        new("Commit_keeps_its_own_number", "A row may be written again with its own number.", OwnNumberAsync),
        new("Commit_used_key_is_refused", "A unique key is used once ever within its tenant.", UsedKeyAsync),
        new("Commit_same_message_again_is_refused", "A message's key is used once.", SameMessageAsync),
        new("Commit_stale_settlement_is_refused", "Only the attempt that holds a message settles it.", StaleSettlementAsync),
        new("Commit_of_several_rows_lands_whole", "A commit writes several rows at once.", SeveralAsync),
        new("Commit_row_twice_is_an_argument_error", "A row stands in a commit once.", TwiceAsync),
        new("Commit_unknown_lane_is_an_argument_error", "There are three lanes.", LaneAsync),
        new("Commit_message_of_nobody_is_an_argument_error", "A message's source is a row.", NobodyAsync),
        new("Commit_cancelled_before_it_begins_changes_nothing", "A token that is cancelled already stops the commit.", CancelledAsync),
        new("Commit_race_on_a_version_has_one_winner", "Of many writers on one version exactly one wins.", VersionRaceAsync),
        new("Commit_race_on_a_key_has_one_winner", "Of many users of one key exactly one wins.", KeyRaceAsync),
        new("Commit_race_on_a_new_row_has_one_winner", "Of many creators of one row exactly one wins.", CreateRaceAsync),
        new("Commit_race_on_a_number_has_one_winner", "Of many takers of one number exactly one wins.", NumberRaceAsync),
    ];

    private static async Task ExistsAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(A));
        Expect.Outcome(CommitOutcome.VersionConflict, await run.CommitAsync(new() { Aggregates = [StoreRun.New(A)] }));
    }

    private static async Task MissingAsync(StoreRun run) =>
        Expect.Outcome(CommitOutcome.VersionConflict, await run.CommitAsync(new() { Aggregates = [StoreRun.New(A) with { ExpectedVersion = 1 }] }));

    private static async Task OldVersionAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(A));
        await run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 1, Events = StoreRun.Events(A, 0, "", "{}") });
        foreach (var version in new long[] { 0, 1, 3 })
        {
            // With the events of one who has read version 1: the version is what is said to be wrong, not the gap.
            var late = StoreRun.New(A) with { ExpectedVersion = version, Events = StoreRun.Events(A, 0, "", "{}") };
            Expect.Outcome(CommitOutcome.VersionConflict, await run.CommitAsync(new() { Aggregates = [late] }));
        }

        Expect.Equal(2, (await run.LoadAsync(A)).Version, "the version");
    }

    private static async Task TakenNumberAsync(StoreRun run)
    {
        var numbered = new AggregateIndex { Open = true, Number = 7 };
        await run.WriteAsync(StoreRun.New(A) with { Index = numbered }, StoreRun.New(B));
        Expect.Outcome(CommitOutcome.VersionConflict, await run.CommitAsync(new() { Aggregates = [StoreRun.New(StoreRun.Incident("c")) with { Index = numbered }] }));
        Expect.Outcome(CommitOutcome.VersionConflict, await run.CommitAsync(new() { Aggregates = [StoreRun.New(B) with { ExpectedVersion = 1, Index = numbered }] }));
        await run.WriteAsync(StoreRun.New(StoreRun.Incident("c", "other")) with { Index = numbered });
        await run.WriteAsync(StoreRun.New(new("", AggregateKinds.Run, "c")) with { Index = numbered });
    }

    private static async Task OwnNumberAsync(StoreRun run)
    {
        var write = StoreRun.New(A) with { Index = new() { Open = true, Number = 7 } };
        await run.WriteAsync(write);
        await run.WriteAsync(write with { ExpectedVersion = 1 });
        await run.WriteAsync(write with { ExpectedVersion = 2, Index = new() { Open = false, Number = 7 } });
    }

    private static async Task UsedKeyAsync(StoreRun run)
    {
        await run.LandAsync(new() { UniqueKeys = [new("", "a"), new("", "b")] });
        Expect.Outcome(CommitOutcome.DuplicateKey, await run.CommitAsync(new() { UniqueKeys = [new("", "c"), new("", "a")] }));
        await run.LandAsync(new() { UniqueKeys = [new("", "c"), new("other", "a"), new("", "A")] });
        await run.ReopenAsync();
        Expect.Outcome(CommitOutcome.DuplicateKey, await run.CommitAsync(new() { UniqueKeys = [new("", "c")] }));
    }

    private static async Task SameMessageAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        Expect.Outcome(CommitOutcome.DuplicateKey, await run.CommitAsync(new() { Messages = [StoreRun.Message(A, 1)] }));
        await run.LandAsync(new() { Messages = [StoreRun.Message(A, 1, 1), StoreRun.Message(A, 2)] });
    }

    private static async Task StaleSettlementAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var row = await run.ReadMessageAsync(new(A, 1, 0));
        Expect.Outcome(CommitOutcome.StaleSettlement, await run.CommitAsync(new() { Settlements = [StoreRun.Settled(row with { Attempts = 1 }, OutboxState.Accepted)] }));
        var claimed = (await run.ClaimAsync(0)).Single();
        var wrong = StoreRun.Settled(claimed, OutboxState.Accepted) with { Attempt = claimed.Attempts + 1 };
        Expect.Outcome(CommitOutcome.StaleSettlement, await run.CommitAsync(new() { Settlements = [wrong] }));
        var unknown = StoreRun.Settled(claimed, OutboxState.Accepted) with { Key = new(A, 9, 0) };
        Expect.Outcome(CommitOutcome.StaleSettlement, await run.CommitAsync(new() { Settlements = [unknown] }));
        var nobody = StoreRun.Settled(claimed, OutboxState.Accepted) with { Key = new(B, 1, 0) };
        Expect.Outcome(CommitOutcome.StaleSettlement, await run.CommitAsync(new() { Settlements = [nobody] }));
        await run.SettleAsync(StoreRun.Settled(claimed, OutboxState.Accepted));
        Expect.Outcome(CommitOutcome.StaleSettlement, await run.CommitAsync(new() { Settlements = [StoreRun.Settled(claimed, OutboxState.Failed)] }));
        Expect.Equal(OutboxState.Accepted, (await run.ReadMessageAsync(new(A, 1, 0))).State, "the state");
    }

    private static async Task SeveralAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(A), StoreRun.New(B), StoreRun.New(new("", AggregateKinds.Run, "r")));
        await run.WriteAsync(StoreRun.New(A) with { ExpectedVersion = 1 }, StoreRun.New(StoreRun.Incident("c")));
        Expect.Equal(2, (await run.LoadAsync(A)).Version, "the version of a");
        Expect.Equal(1, (await run.LoadAsync(B)).Version, "the version of b");
        Expect.Equal(1, (await run.LoadAsync(StoreRun.Incident("c"))).Version, "the version of c");
    }

    private static Task TwiceAsync(StoreRun run) => Expect.ThrowsAsync<ArgumentException>(
        async () => await run.CommitAsync(new() { Aggregates = [StoreRun.New(A), StoreRun.New(A)] }), "a row twice");

    private static async Task LaneAsync(StoreRun run)
    {
        await Expect.ThrowsAsync<ArgumentException>(async () => await run.CommitAsync(new() { Aggregates = [StoreRun.New(A) with { Lane = 3 }] }), "lane 3");
        await Expect.ThrowsAsync<ArgumentException>(async () => await run.CommitAsync(new() { Aggregates = [StoreRun.New(A) with { Lane = -1 }] }), "lane -1");
    }

    private static async Task NobodyAsync(StoreRun run)
    {
        await Expect.ThrowsAsync<ArgumentException>(async () => await run.CommitAsync(new() { UniqueKeys = [new("", "k")], Messages = [StoreRun.Message(A, 1)] }), "a message without its source");
        await Expect.ThrowsAsync<ArgumentException>(async () => await run.CommitAsync(new() { UniqueKeys = [new("", "k")], Occurrences = [StoreRun.Alert(A, "f", "a")] }), "an alert without its group");
        await run.LandAsync(new() { UniqueKeys = [new("", "k")] });
    }

    private static async Task CancelledAsync(StoreRun run)
    {
        await Expect.ThrowsAsync<OperationCanceledException>(
            async () => await run.Store.CommitAsync(new() { Aggregates = [StoreRun.New(A)] }, new CancellationToken(canceled: true)), "a cancelled token");
        Expect.True(await run.Store.LoadAsync(A, run.Cancellation) is null, "no row");
    }

    private static async Task VersionRaceAsync(StoreRun run)
    {
        await run.WriteAsync(StoreRun.New(A));
        for (var round = 1; round <= 10; round++)
        {
            var version = round;
            await OneWinsAsync(run, CommitOutcome.VersionConflict, writer => new() { Aggregates = [StoreRun.New(A) with { ExpectedVersion = version, Failures = writer }] });
            Expect.Equal(version + 1, (await run.LoadAsync(A)).Version, "the version");
        }
    }

    private static Task KeyRaceAsync(StoreRun run) =>
        OneWinsAsync(run, CommitOutcome.DuplicateKey, writer => new() { UniqueKeys = [new("", "k")], Aggregates = [StoreRun.New(StoreRun.Incident($"w{writer}"))] });

    private static Task CreateRaceAsync(StoreRun run) =>
        OneWinsAsync(run, CommitOutcome.VersionConflict, writer => new() { Aggregates = [StoreRun.New(A) with { Failures = writer }] });

    private static Task NumberRaceAsync(StoreRun run) =>
        OneWinsAsync(run, CommitOutcome.VersionConflict, writer => new() { Aggregates = [StoreRun.New(StoreRun.Incident($"w{writer}")) with { Index = new() { Number = 1 } }] });

    private static async Task OneWinsAsync(StoreRun run, CommitOutcome losers, Func<int, StoreCommit> commitOf)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () => await run.CommitAsync(commitOf(writer)), run.Cancellation)));
        Expect.Equal(1, results.Count(static result => result.Outcome is CommitOutcome.Committed), "how many writers have won");
        Expect.Equal(7, results.Count(result => result.Outcome == losers), $"how many writers were told {losers}");
    }
}
