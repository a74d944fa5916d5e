using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>A group of messages that need not be sent any more.</summary>
internal static class CancellationCases
{
    private static readonly AggregateKey A = StoreRun.Incident("a");

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Cancelled_pending_message_is_never_sent", "A pending message of the group is cancelled at once.", PendingAsync),
        new("Cancel_reaches_its_group_and_row_only", "Other groups, other rows and messages without a group are left alone.", GroupAsync),
        new("Cancel_of_nothing_lands", "Cancelling a group that has no messages, or of a row that is not there, lands.", NothingAsync),
        new("Cancel_leaves_what_is_settled", "An accepted or failed message keeps its state.", SettledAsync),
        new("Cancelled_while_sending_may_be_accepted", "A message that is being sent still goes out.", AcceptedAsync),
        new("Cancelled_while_sending_may_fail", "A message that is being sent may still fail.", FailedAsync),
        new("Cancelled_while_sending_is_not_tried_again", "A retry of what was cancelled meanwhile becomes cancelled.", RetryAsync),
        new("Cancelled_while_sending_is_not_taken_over", "A claim that runs out on what was cancelled meanwhile becomes cancelled, and makes place for another.", RunsOutAsync),
        new("Cancel_spares_the_messages_of_its_own_commit", "A cancellation reaches the messages before its commit, not those in it.", OwnCommitAsync),
        new("Cancel_and_retry_in_one_commit_is_cancelled", "A retry in the commit that cancels it is none.", SameCommitAsync),
        new("Cancel_survives_a_restart", "That a message was cancelled while it was sent is known after a restart.", RestartAsync),
    ];

    private static async Task<OutboxState> StateAsync(StoreRun run, long sequence) => (await run.ReadMessageAsync(new(A, sequence, 0))).State;

    private static async Task<OutboxRow> SendingAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1, group: "g"));
        var claimed = (await run.ClaimAsync(0)).Single();
        await run.CancelAsync(A, "g");
        Expect.Equal(OutboxState.Sending, await StateAsync(run, 1), "the state of what is being sent");
        return claimed;
    }

    private static async Task PendingAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1, group: "g"), StoreRun.Message(A, 2, minutes: 30, group: "g"));
        await run.CancelAsync(A, "g");
        Expect.Sequence([OutboxState.Cancelled, OutboxState.Cancelled], (await run.Store.ReadMessagesAsync(A, run.Cancellation)).Select(static row => row.State), "the states");
        Expect.Equal(null, (await run.ReadMessageAsync(new(A, 1, 0))).NextAttemptAt, "the next attempt");
        Expect.Equal(0, (await run.ClaimAsync(1000)).Count, "the number of messages claimed");
        var work = await run.FindWorkAsync(0);
        Expect.True(!work.MessagesWaiting && work.NextAt is null, "nothing waits and nothing is to come");
    }

    private static async Task GroupAsync(StoreRun run)
    {
        var b = StoreRun.Incident("b");
        await run.SendAsync(A, StoreRun.Message(A, 1, group: "g"), StoreRun.Message(A, 2, group: "G"), StoreRun.Message(A, 3));
        await run.SendAsync(b, StoreRun.Message(b, 4, group: "g"));
        await run.CancelAsync(A, "g");
        await run.CancelAsync(A, "");
        Expect.Sequence([2L, 3L, 4L], (await run.ClaimAsync(1)).Select(static row => row.Message.Key.Sequence).Order(), "what is still sent");
    }

    private static async Task NothingAsync(StoreRun run)
    {
        await run.CancelAsync(StoreRun.Incident("nobody"), "g");
        await run.WriteAsync(StoreRun.New(A));
        await run.CancelAsync(A, "g");
    }

    private static async Task SettledAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1, group: "g"), StoreRun.Message(A, 2, group: "g"));
        var claimed = await run.ClaimAsync(0);
        await run.SettleAsync(StoreRun.Settled(claimed[0], OutboxState.Accepted), StoreRun.Settled(claimed[1], OutboxState.Failed));
        await run.CancelAsync(A, "g");
        Expect.Sequence([OutboxState.Accepted, OutboxState.Failed], (await run.Store.ReadMessagesAsync(A, run.Cancellation)).Select(static row => row.State), "the states");
    }

    private static async Task AcceptedAsync(StoreRun run)
    {
        await run.SettleAsync(StoreRun.Settled(await SendingAsync(run), OutboxState.Accepted));
        Expect.Equal(OutboxState.Accepted, await StateAsync(run, 1), "the state");
    }

    private static async Task FailedAsync(StoreRun run)
    {
        await run.SettleAsync(StoreRun.Settled(await SendingAsync(run), OutboxState.Failed));
        Expect.Equal(OutboxState.Failed, await StateAsync(run, 1), "the state");
    }

    private static async Task RetryAsync(StoreRun run)
    {
        await run.SettleAsync(StoreRun.Settled(await SendingAsync(run), OutboxState.Pending, 2) with { Error = "timed out" });
        var row = await run.ReadMessageAsync(new(A, 1, 0));
        Expect.Equal((OutboxState.Cancelled, null, "timed out"), (row.State, row.NextAttemptAt, row.Error), "state, next attempt and error");
        Expect.Equal(0, (await run.ClaimAsync(1000)).Count, "the number of messages claimed");
    }

    private static async Task RunsOutAsync(StoreRun run)
    {
        var claimed = await SendingAsync(run);
        await run.LandAsync(new() { Messages = [StoreRun.Message(A, 2, minutes: 6)] });
        Expect.Sequence([2L], (await run.ClaimAsync(7, 1)).Select(static row => row.Message.Key.Sequence), "what is claimed with a limit of 1");
        var row = await run.ReadMessageAsync(new(A, 1, 0));
        Expect.Equal((OutboxState.Cancelled, 1, null), (row.State, row.Attempts, row.NextAttemptAt), "state, attempts and next attempt");
        Expect.Outcome(CommitOutcome.StaleSettlement, await run.CommitAsync(new() { Settlements = [StoreRun.Settled(claimed, OutboxState.Accepted)] }));
    }

    private static async Task OwnCommitAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1, group: "g"));
        await run.LandAsync(new() { Cancellations = [new(A, "g")], Messages = [StoreRun.Message(A, 2, group: "g")] });
        Expect.Sequence([2L], (await run.ClaimAsync(0)).Select(static row => row.Message.Key.Sequence), "what is claimed");
    }

    private static async Task SameCommitAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1, group: "g"));
        var claimed = (await run.ClaimAsync(0)).Single();
        await run.LandAsync(new() { Cancellations = [new(A, "g")], Settlements = [StoreRun.Settled(claimed, OutboxState.Pending, 2)] });
        Expect.Equal(OutboxState.Cancelled, await StateAsync(run, 1), "the state");
    }

    private static async Task RestartAsync(StoreRun run)
    {
        await SendingAsync(run);
        await run.ReopenAsync();
        Expect.Equal(0, (await run.ClaimAsync(5)).Count, "the number of messages claimed");
        Expect.Equal(OutboxState.Cancelled, await StateAsync(run, 1), "the state");
    }
}
