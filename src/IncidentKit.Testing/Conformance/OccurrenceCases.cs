using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>Alerts: a row each, beside the incident.</summary>
internal static class OccurrenceCases
{
    private static readonly AggregateKey Group = new("", AggregateKinds.Signal, "group");

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Alert_comes_back_as_written", "Every value of an alert comes back as it was written.", ComesBackAsync),
        new("Alert_again_replaces_it", "An alert of the same group and fingerprint replaces the one before.", ReplacesAsync),
        new("Alerts_read_in_the_order_of_their_fingerprints", "A group's alerts read in the order of their fingerprints, and only its own.", OrderAsync),
        new("Alerts_count_by_incident", "All alerts of an incident count, over its groups, and those that fire.", CountsAsync),
        new("Alerts_count_follows_changes", "An alert that ends or moves to another incident counts there.", MovesAsync),
        new("Alerts_count_within_the_tenant", "Incidents of the same id in other tenants are others.", TenantAsync),
        new("Alerts_land_with_their_guarded_group", "An alert is refused with the version of its group.", GuardedAsync),
        new("Alerts_of_a_storm_are_all_there", "Hundreds of alerts of one group are all there, also after a restart.", StormAsync),
    ];

    private static Task PrepareAsync(StoreRun run) => run.WriteAsync(StoreRun.New(Group));

    private static async Task ComesBackAsync(StoreRun run)
    {
        await PrepareAsync(run);
        var alert = StoreRun.Alert(Group, "f/1 ü", "a", firing: false) with { Name = "Hohe Last 🚨", Count = 5_000_000_000, Data = StoreRun.Json("{ \"labels\" : {} }") };
        await run.LandAsync(new() { Occurrences = [alert, StoreRun.Alert(Group, "f2", "a")] });
        await run.ReopenAsync();
        var read = await run.Store.ReadOccurrencesAsync(Group, run.Cancellation);
        Expect.Same(alert, read[0]);
        Expect.Same(StoreRun.Alert(Group, "f2", "a"), read[1]);
    }

    private static async Task ReplacesAsync(StoreRun run)
    {
        await PrepareAsync(run);
        await run.LandAsync(new() { Occurrences = [StoreRun.Alert(Group, "f", "a")] });
        var again = StoreRun.Alert(Group, "f", "b", firing: false) with { Name = "other", Count = 2, FirstSeenAt = StoreRun.At(-9), LastSeenAt = StoreRun.At(9), StartsAt = StoreRun.At(-10), Data = StoreRun.Json("2") };
        await run.LandAsync(new() { Occurrences = [again] });
        Expect.Same(again, (await run.Store.ReadOccurrencesAsync(Group, run.Cancellation)).Single());
    }

    private static async Task OrderAsync(StoreRun run)
    {
        var other = Group with { Id = "other" };
        await run.WriteAsync(StoreRun.New(Group), StoreRun.New(other));
        await run.LandAsync(new() { Occurrences = [StoreRun.Alert(Group, "b", "x"), StoreRun.Alert(other, "c", "x"), StoreRun.Alert(Group, "a", "x"), StoreRun.Alert(Group, "B", "x"), StoreRun.Alert(other, "a", "y")] });
        Expect.Sequence(["B", "a", "b"], (await run.Store.ReadOccurrencesAsync(Group, run.Cancellation)).Select(static alert => alert.Fingerprint), "the fingerprints");
        Expect.Equal(0, (await run.Store.ReadOccurrencesAsync(Group with { Id = "nobody" }, run.Cancellation)).Count, "the number of alerts of nobody");
    }

    private static async Task CountsAsync(StoreRun run)
    {
        var other = Group with { Id = "other" };
        await run.WriteAsync(StoreRun.New(Group), StoreRun.New(other));
        await run.LandAsync(new() { Occurrences = [StoreRun.Alert(Group, "1", "x"), StoreRun.Alert(Group, "2", "x", firing: false), StoreRun.Alert(other, "1", "x"), StoreRun.Alert(other, "2", "y", firing: false)] });
        Expect.Sequence(
            [new OccurrenceCount("x", 3, 2), new OccurrenceCount("y", 1, 0)],
            (await run.Store.CountOccurrencesAsync("", ["y", "nobody", "x", "x"], run.Cancellation)).OrderBy(static count => count.IncidentId),
            "the counts");
        Expect.Equal(0, (await run.Store.CountOccurrencesAsync("", [], run.Cancellation)).Count, "the number of counts of no incidents");
    }

    private static async Task MovesAsync(StoreRun run)
    {
        await PrepareAsync(run);
        await run.LandAsync(new() { Occurrences = [StoreRun.Alert(Group, "1", "x"), StoreRun.Alert(Group, "2", "x")] });
        await run.LandAsync(new() { Occurrences = [StoreRun.Alert(Group, "1", "x", firing: false), StoreRun.Alert(Group, "2", "y")] });
        Expect.Sequence(
            [new OccurrenceCount("x", 1, 0), new OccurrenceCount("y", 1, 1)],
            (await run.Store.CountOccurrencesAsync("", ["x", "y"], run.Cancellation)).OrderBy(static count => count.IncidentId),
            "the counts");
    }

    private static async Task TenantAsync(StoreRun run)
    {
        var other = Group with { Tenant = "other" };
        await run.WriteAsync(StoreRun.New(Group), StoreRun.New(other));
        await run.LandAsync(new() { Occurrences = [StoreRun.Alert(Group, "1", "x"), StoreRun.Alert(other, "1", "x"), StoreRun.Alert(other, "2", "x")] });
        Expect.Sequence([new OccurrenceCount("x", 1, 1)], await run.Store.CountOccurrencesAsync("", ["x"], run.Cancellation), "the counts of the empty tenant");
        Expect.Sequence([new OccurrenceCount("x", 2, 2)], await run.Store.CountOccurrencesAsync("other", ["x"], run.Cancellation), "the counts of the other tenant");
    }

    private static async Task GuardedAsync(StoreRun run)
    {
        await PrepareAsync(run);
        await run.LandAsync(new() { Aggregates = [StoreRun.New(Group) with { ExpectedVersion = 1 }], Occurrences = [StoreRun.Alert(Group, "1", "x")] });
        var late = new StoreCommit { Aggregates = [StoreRun.New(Group) with { ExpectedVersion = 1 }], Occurrences = [StoreRun.Alert(Group, "1", "y") with { Count = 9 }] };
        Expect.Outcome(CommitOutcome.VersionConflict, await run.CommitAsync(late));
        Expect.Equal(1, (await run.Store.ReadOccurrencesAsync(Group, run.Cancellation)).Single().Count, "the count of the alert");
    }

    private static async Task StormAsync(StoreRun run)
    {
        await PrepareAsync(run);
        for (var batch = 0; batch < 5; batch++)
            await run.LandAsync(new() { Occurrences = [.. Enumerable.Range(0, 150).Select(number => StoreRun.Alert(Group, $"f{(batch * 100) + number}", "x", firing: number % 2 == 0) with { Count = batch + 1 })] });
        await run.ReopenAsync();
        Expect.Equal(550, (await run.Store.ReadOccurrencesAsync(Group, run.Cancellation)).Count, "the number of alerts");
        Expect.Sequence([new OccurrenceCount("x", 550, 275)], await run.Store.CountOccurrencesAsync("", ["x"], run.Cancellation), "the counts");
    }
}
