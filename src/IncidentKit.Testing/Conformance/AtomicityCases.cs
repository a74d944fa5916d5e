using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>A commit that does not land has changed nothing, whatever it carries and whatever stood against it.</summary>
internal static class AtomicityCases
{
    private static readonly AggregateKey Old = StoreRun.Incident("old");
    private static readonly AggregateKey Dependant = StoreRun.Incident("dependant");
    private static readonly AggregateKey Fresh = StoreRun.Incident("fresh");
    private static readonly AggregateKey Group = new("", AggregateKinds.Signal, "group");

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Atomic_whole_commit_lands_in_every_part", "Every part of a full commit lands.", LandsAsync),
        new("Atomic_old_version_changes_nothing", "A commit with every part filled that fails for a version changes nothing.", run =>
            RefusedAsync(run, CommitOutcome.VersionConflict, commit => commit with { Aggregates = [.. commit.Aggregates, StoreRun.New(Dependant) with { ExpectedVersion = 9 }] })),
        new("Atomic_taken_number_changes_nothing", "A commit with every part filled that fails for a number changes nothing.", run =>
            RefusedAsync(run, CommitOutcome.VersionConflict, commit => commit with { Aggregates = [.. commit.Aggregates, StoreRun.New(StoreRun.Incident("x")) with { Index = new() { Number = 1 } }] })),
        new("Atomic_used_key_changes_nothing", "A commit with every part filled that fails for a key changes nothing.", run =>
            RefusedAsync(run, CommitOutcome.DuplicateKey, commit => commit with { UniqueKeys = [.. commit.UniqueKeys, new("", "used")] })),
        new("Atomic_same_message_changes_nothing", "A commit with every part filled that fails for a message's key changes nothing.", run =>
            RefusedAsync(run, CommitOutcome.DuplicateKey, commit => commit with { Messages = [.. commit.Messages, StoreRun.Message(Old, 1)] })),
        new("Atomic_stale_settlement_changes_nothing", "A commit with every part filled that fails for a settlement changes nothing.", run =>
            RefusedAsync(run, CommitOutcome.StaleSettlement, commit => commit with { Settlements = [.. commit.Settlements, new() { Key = new(Old, 2, 0), Attempt = 1, State = OutboxState.Accepted }] })),
        new("Atomic_gap_changes_nothing", "A commit with every part filled whose events have a gap is an argument error and changes nothing.", GapAsync),
        new("Atomic_message_of_nobody_changes_nothing", "A commit with every part filled and a message without its source is an argument error and changes nothing.", NobodyAsync),
    ];

    /// <summary>Row <c>old</c> with number 1, a message being sent (1/0), one that waits (2/0, group g); a dependant of an input; a group with an alert; a key; a document.</summary>
    private static async Task<StoreCommit> PrepareAsync(StoreRun run)
    {
        await run.LandAsync(new()
        {
            Aggregates =
            [
                StoreRun.New(Old) with { Events = StoreRun.Events(Old, 0, "", "{}"), Inputs = ["calendar"], DueAt = StoreRun.At(60), Index = new() { Open = true, Number = 1 } },
                StoreRun.New(Dependant) with { Inputs = ["schedule"], DueAt = StoreRun.At(90) },
                StoreRun.New(Group),
            ],
            UniqueKeys = [new("", "used")],
            Messages = [StoreRun.Message(Old, 1), StoreRun.Message(Old, 2, minutes: 30, group: "g")],
            Occurrences = [StoreRun.Alert(Group, "one", "old")],
            Documents = [new() { Hash = "h1", Kind = "policy", Name = "p", Text = "one" }],
        });
        var claimed = (await run.ClaimAsync(0)).Single();
        return new()
        {
            Aggregates =
            [
                StoreRun.New(Old) with { ExpectedVersion = 1, Failures = 1, DueAt = StoreRun.At(5), Events = StoreRun.Events(Old, 1, "", "{}"), Inputs = ["other"], Index = new() { Number = 2 } },
                StoreRun.New(Fresh) with { DueAt = StoreRun.At(4), Events = StoreRun.Events(Fresh, 0, "", "{}"), Inputs = ["schedule"], Index = new() { Open = true, Number = 3 } },
            ],
            UniqueKeys = [new("", "new")],
            Messages = [StoreRun.Message(Fresh, 1, minutes: 2), StoreRun.Message(Old, 3, minutes: 3, group: "g")],
            Cancellations = [new(Old, "g")],
            Settlements = [StoreRun.Settled(claimed, OutboxState.Accepted)],
            Occurrences = [StoreRun.Alert(Group, "one", "fresh", firing: false), StoreRun.Alert(Group, "two", "fresh")],
            Documents = [new() { Hash = "h2", Kind = "policy", Name = "p", Text = "two" }],
            ChangedInputs = [new("", "schedule", StoreRun.At(1))],
        };
    }

    private static async Task LandsAsync(StoreRun run)
    {
        await run.LandAsync(await PrepareAsync(run));
        await run.ReopenAsync();
        Expect.Equal(2, (await run.LoadAsync(Old)).Version, "the version of the row written again");
        Expect.Equal(2, (await run.LoadAsync(Old)).LastSequence, "the last sequence of the row written again");
        Expect.Equal(StoreRun.At(1), (await run.LoadAsync(Dependant)).DueAt, "the due time of the dependant");
        Expect.Equal(StoreRun.At(1), (await run.LoadAsync(Fresh)).DueAt, "the due time of the new row, which reads the changed input");
        Expect.Equal(1, (await run.LoadAsync(Fresh)).Version, "the version of the new row");
        Expect.Sequence([OutboxState.Accepted, OutboxState.Cancelled, OutboxState.Pending], (await run.Store.ReadMessagesAsync(Old, run.Cancellation)).Select(static row => row.State), "the states of the messages");
        Expect.Equal(1, (await run.Store.ReadMessagesAsync(Fresh, run.Cancellation)).Count, "the number of messages of the new row");
        Expect.Sequence(["fresh", "fresh"], (await run.Store.ReadOccurrencesAsync(Group, run.Cancellation)).Select(static alert => alert.IncidentId), "the alerts' incidents");
        Expect.Equal("two", (await run.Store.LoadDocumentAsync("", "h2", run.Cancellation))?.Text, "the document");
        Expect.Outcome(CommitOutcome.DuplicateKey, await run.CommitAsync(new() { UniqueKeys = [new("", "new")] }));
    }

    private static async Task RefusedAsync(StoreRun run, CommitOutcome outcome, Func<StoreCommit, StoreCommit> spoil)
    {
        var commit = await PrepareAsync(run);
        Expect.Outcome(outcome, await run.CommitAsync(spoil(commit)));
        await UnchangedAsync(run);
        await run.LandAsync(commit);
    }

    private static async Task GapAsync(StoreRun run)
    {
        var commit = await PrepareAsync(run);
        await Expect.ThrowsAsync<ArgumentException>(
            async () => await run.CommitAsync(commit with { Aggregates = [commit.Aggregates[1], StoreRun.New(Dependant) with { ExpectedVersion = 1, Events = StoreRun.Events(Dependant, 1, "", "{}") }] }),
            "a gap in the events");
        await UnchangedAsync(run);
        await run.LandAsync(commit);
    }

    private static async Task NobodyAsync(StoreRun run)
    {
        var commit = await PrepareAsync(run);
        await Expect.ThrowsAsync<ArgumentException>(
            async () => await run.CommitAsync(commit with { Messages = [.. commit.Messages, StoreRun.Message(StoreRun.Incident("nobody"), 1)] }),
            "a message without its source");
        await UnchangedAsync(run);
        await run.LandAsync(commit);
    }

    private static async Task UnchangedAsync(StoreRun run)
    {
        await run.ReopenAsync();
        var old = await run.LoadAsync(Old);
        Expect.Equal((1L, 0, 1L, 1L), (old.Version, old.Failures, old.LastSequence, old.Index.Number ?? 0), "version, failures, last sequence and number of the row");
        Expect.Equal(StoreRun.At(60), old.DueAt, "the row's due time");
        Expect.Equal(1, (await run.Store.ReadEventsAsync(Old, 0, 10, run.Cancellation)).Count, "the number of the row's events");
        var dependant = await run.LoadAsync(Dependant);
        Expect.Equal((1L, StoreRun.At(90)), (dependant.Version, dependant.DueAt ?? default), "version and due time of the dependant");
        Expect.True(await run.Store.LoadAsync(Fresh, run.Cancellation) is null, "no new row");
        Expect.True(await run.Store.FindByNumberAsync("", AggregateKinds.Incident, 3, run.Cancellation) is null, "no row of the new number");
        Expect.Equal(1, await run.Store.GetHighestNumberAsync("", AggregateKinds.Incident, run.Cancellation), "the highest number");
        Expect.Sequence([OutboxState.Sending, OutboxState.Pending], (await run.Store.ReadMessagesAsync(Old, run.Cancellation)).Select(static row => row.State), "the states of the messages");
        var alerts = await run.Store.ReadOccurrencesAsync(Group, run.Cancellation);
        Expect.Sequence([("one", "old", true)], alerts.Select(static alert => (alert.Fingerprint, alert.IncidentId, alert.Firing)), "the alerts");
        Expect.Sequence([new OccurrenceCount("old", 1, 1)], await run.Store.CountOccurrencesAsync("", ["old", "fresh"], run.Cancellation), "the alerts' counts");
        Expect.True(await run.Store.LoadDocumentAsync("", "h2", run.Cancellation) is null, "no new document");
        var work = await run.FindWorkAsync(1);
        Expect.Equal(0, work.Due.Count, "how many rows are due");
        // The claim that holds message 1/0 ends after five minutes; nothing of the refused commit comes before.
        Expect.Equal(StoreRun.At(5), work.NextAt, "when the next thing is due");
    }
}
