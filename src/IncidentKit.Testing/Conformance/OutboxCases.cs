using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>Messages: claimed by one sender at a time, settled by who holds them, never lost.</summary>
internal static class OutboxCases
{
    private static readonly AggregateKey A = StoreRun.Incident("a");

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Message_comes_back_as_written", "Every value of a message comes back as it was written; it is pending from its first time on.", ComesBackAsync),
        new("Messages_read_in_the_order_of_their_keys", "A row's messages read in the order of sequence and place.", ReadOrderAsync),
        new("Claim_makes_sending_and_counts", "A claimed message is being sent until the deadline and counts one attempt more.", ClaimsAsync),
        new("Claim_takes_only_what_may_be_sent", "A message is claimed from its first time on, not a tick before.", NotBeforeAsync),
        new("Claim_order_is_lane_then_time", "Pages are claimed first, and within a lane the earliest.", OrderAsync),
        new("Claim_limit_holds", "A claim takes no more than it asks for.", LimitAsync),
        new("Claim_of_none_or_no_time_is_an_argument_error", "A claim asks for one or more and ends after now.", BadClaimAsync),
        new("Claimed_message_is_not_claimed_again", "While a claim holds, nobody else gets the message.", HeldAsync),
        new("Claim_that_ran_out_is_claimed_again", "From the deadline on another sender may take the message, as a possible duplicate.", RunsOutAsync),
        new("Possible_duplicate_stays", "Once the receiver may have it already, that is not forgotten.", StaysDuplicateAsync),
        new("Settled_accepted_is_done", "An accepted message is never claimed again.", AcceptedAsync),
        new("Settled_failed_is_done", "A failed message is never claimed again and keeps its error.", FailedAsync),
        new("Settled_cancelled_is_done", "A sender may find that a message need not go out.", SettledCancelledAsync),
        new("Settled_pending_is_tried_again", "A retry is claimed from its time on, with the progress and the error of the attempt before.", RetryAsync),
        new("Settled_after_the_claim_ran_out_still_counts", "Who holds the message last settles it, even late, as long as nobody took it.", LateAsync),
        new("Settled_after_another_took_it_is_stale", "An attempt that lost its message settles nothing.", LostAsync),
        new("Settlement_to_sending_is_an_argument_error", "Settling ends an attempt.", ToSendingAsync),
        new("Settlement_without_retry_time_is_an_argument_error", "A retry says when.", NoRetryTimeAsync),
        new("Settlement_lands_with_rows", "A settlement and what it means for a row land in one commit.", WithRowAsync),
        new("Outbox_survives_a_restart", "States, attempts, progress and errors are there after a restart.", RestartAsync),
        new("Claims_in_parallel_share_no_message", "No message is claimed by two senders at once.", ParallelAsync),
    ];

    private static async Task ComesBackAsync(StoreRun run)
    {
        var message = StoreRun.Message(A, 3, 2, 1, 7, "group") with { Payload = StoreRun.Json("{ \"b\":1,\n\"a\":\"🚨\" }") };
        await run.SendAsync(A, message);
        await run.ReopenAsync();
        var row = await run.ReadMessageAsync(message.Key);
        Expect.Same(message, row.Message);
        Expect.Equal((OutboxState.Pending, 0, false), (row.State, row.Attempts, row.PossibleDuplicate), "state, attempts and possible duplicate");
        Expect.Equal(message.NotBefore, row.NextAttemptAt, "the first attempt");
        Expect.Equal(0, row.Progress.Length, "the length of the progress");
        Expect.Equal(null, row.Error, "the error");
    }

    private static async Task ReadOrderAsync(StoreRun run)
    {
        var b = StoreRun.Incident("b");
        await run.WriteAsync(StoreRun.New(b));
        await run.SendAsync(A, StoreRun.Message(A, 10), StoreRun.Message(A, 9, 1), StoreRun.Message(A, 9), StoreRun.Message(b, 1), StoreRun.Message(A, 2, lane: 2));
        var rows = await run.Store.ReadMessagesAsync(A, run.Cancellation);
        Expect.Sequence([(2L, 0), (9L, 0), (9L, 1), (10L, 0)], rows.Select(static row => (row.Message.Key.Sequence, row.Message.Key.Ordinal)), "the keys");
        Expect.Equal(0, (await run.Store.ReadMessagesAsync(StoreRun.Incident("nobody"), run.Cancellation)).Count, "the number of messages of nobody");
    }

    private static async Task ClaimsAsync(StoreRun run)
    {
        var message = StoreRun.Message(A, 1, group: "g");
        await run.SendAsync(A, message);
        var claimed = (await run.ClaimAsync(1)).Single();
        Expect.Same(message, claimed.Message);
        Expect.Equal((OutboxState.Sending, 1, false), (claimed.State, claimed.Attempts, claimed.PossibleDuplicate), "state, attempts and possible duplicate");
        Expect.Equal(StoreRun.At(6), claimed.NextAttemptAt, "the deadline");
        var row = await run.ReadMessageAsync(message.Key);
        Expect.Equal((claimed.State, claimed.Attempts, claimed.NextAttemptAt, false), (row.State, row.Attempts, row.NextAttemptAt, row.PossibleDuplicate), "what is stored");
    }

    private static async Task NotBeforeAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1, minutes: 3));
        var early = await run.Store.ClaimMessagesAsync(new() { Now = StoreRun.At(3).AddTicks(-1), Deadline = StoreRun.At(9), Max = 10 }, run.Cancellation);
        Expect.Equal(0, early.Count, "the number of messages claimed a tick before");
        Expect.Equal(1, (await run.ClaimAsync(3)).Count, "the number of messages claimed at the instant");
    }

    private static async Task OrderAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1, lane: 2, minutes: 1), StoreRun.Message(A, 2, lane: 0, minutes: 3), StoreRun.Message(A, 3, lane: 1, minutes: 2), StoreRun.Message(A, 4, lane: 0, minutes: 2));
        Expect.Sequence([4L, 2L, 3L, 1L], (await run.ClaimAsync(5)).Select(static row => row.Message.Key.Sequence), "the order");
    }

    private static async Task LimitAsync(StoreRun run)
    {
        await run.SendAsync(A, [.. Enumerable.Range(1, 5).Select(static number => StoreRun.Message(A, number, minutes: number))]);
        Expect.Sequence([1L, 2L], (await run.ClaimAsync(10, 2)).Select(static row => row.Message.Key.Sequence), "the first two");
        Expect.Sequence([3L, 4L, 5L], (await run.ClaimAsync(10, 9)).Select(static row => row.Message.Key.Sequence), "the others");
    }

    private static async Task BadClaimAsync(StoreRun run)
    {
        await Expect.ThrowsAsync<ArgumentException>(() => run.ClaimAsync(0, 0), "a claim for nothing");
        await Expect.ThrowsAsync<ArgumentException>(async () => await run.Store.ClaimMessagesAsync(new() { Now = StoreRun.At(1), Deadline = StoreRun.At(1), Max = 1 }, run.Cancellation), "a claim for no time");
    }

    private static async Task HeldAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        await run.ClaimAsync(0);
        Expect.Equal(0, (await run.ClaimAsync(4.99)).Count, "the number of messages claimed while they are held");
    }

    private static async Task RunsOutAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        await run.ClaimAsync(0);
        var again = (await run.ClaimAsync(5)).Single();
        Expect.Equal((OutboxState.Sending, 2, true), (again.State, again.Attempts, again.PossibleDuplicate), "state, attempts and possible duplicate");
        Expect.Equal(StoreRun.At(10), again.NextAttemptAt, "the deadline");
    }

    private static async Task StaysDuplicateAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        await run.ClaimAsync(0);
        var second = (await run.ClaimAsync(5)).Single();
        await run.SettleAsync(StoreRun.Settled(second, OutboxState.Pending, 7));
        Expect.True((await run.ClaimAsync(7)).Single().PossibleDuplicate, "still a possible duplicate in the third attempt");
    }

    private static async Task AcceptedAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var claimed = (await run.ClaimAsync(0)).Single();
        await run.SettleAsync(StoreRun.Settled(claimed, OutboxState.Accepted) with { Progress = StoreRun.Json("""{"id":"p1"}""") });
        var row = await run.ReadMessageAsync(claimed.Message.Key);
        Expect.Equal((OutboxState.Accepted, 1, null), (row.State, row.Attempts, row.NextAttemptAt), "state, attempts and next attempt");
        Expect.Bytes(StoreRun.Json("""{"id":"p1"}"""), row.Progress, "the progress");
        Expect.Equal(0, (await run.ClaimAsync(1000)).Count, "the number of messages claimed afterwards");
    }

    private static async Task FailedAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var claimed = (await run.ClaimAsync(0)).Single();
        await run.SettleAsync(StoreRun.Settled(claimed, OutboxState.Failed) with { Error = "550 no such user" });
        var row = await run.ReadMessageAsync(claimed.Message.Key);
        Expect.Equal((OutboxState.Failed, "550 no such user", null), (row.State, row.Error, row.NextAttemptAt), "state, error and next attempt");
        Expect.Equal(0, (await run.ClaimAsync(1000)).Count, "the number of messages claimed afterwards");
    }

    private static async Task SettledCancelledAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        await run.SettleAsync(StoreRun.Settled((await run.ClaimAsync(0)).Single(), OutboxState.Cancelled));
        Expect.Equal(OutboxState.Cancelled, (await run.ReadMessageAsync(new(A, 1, 0))).State, "the state");
        Expect.Equal(0, (await run.ClaimAsync(1000)).Count, "the number of messages claimed afterwards");
    }

    private static async Task RetryAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var first = (await run.ClaimAsync(0)).Single();
        await run.SettleAsync(StoreRun.Settled(first, OutboxState.Pending, 8) with { Progress = StoreRun.Json("""{"sms":"sent"}"""), Error = "timed out" });
        var row = await run.ReadMessageAsync(first.Message.Key);
        Expect.Equal((OutboxState.Pending, 1, "timed out"), (row.State, row.Attempts, row.Error), "state, attempts and error");
        Expect.Equal(StoreRun.At(8), row.NextAttemptAt, "the next attempt");
        Expect.Equal(0, (await run.ClaimAsync(7.9)).Count, "the number of messages claimed before the retry");
        var second = (await run.ClaimAsync(8)).Single();
        Expect.Equal((2, false, "timed out"), (second.Attempts, second.PossibleDuplicate, second.Error), "attempts, possible duplicate and error of the retry");
        Expect.Bytes(StoreRun.Json("""{"sms":"sent"}"""), second.Progress, "the progress");
        await run.SettleAsync(StoreRun.Settled(second, OutboxState.Accepted));
        row = await run.ReadMessageAsync(first.Message.Key);
        Expect.Equal((0, null), (row.Progress.Length, row.Error), "progress and error, which a settlement replaces");
    }

    private static async Task LateAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var claimed = (await run.ClaimAsync(0)).Single();
        run.Clock.Advance(TimeSpan.FromHours(1));
        await run.SettleAsync(StoreRun.Settled(claimed, OutboxState.Accepted));
        Expect.Equal(0, (await run.ClaimAsync(60)).Count, "the number of messages claimed afterwards");
    }

    private static async Task LostAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var first = (await run.ClaimAsync(0)).Single();
        var second = (await run.ClaimAsync(5)).Single();
        Expect.Outcome(CommitOutcome.StaleSettlement, await run.CommitAsync(new() { Settlements = [StoreRun.Settled(first, OutboxState.Failed)] }));
        await run.SettleAsync(StoreRun.Settled(second, OutboxState.Accepted));
        Expect.Equal(OutboxState.Accepted, (await run.ReadMessageAsync(first.Message.Key)).State, "the state");
    }

    private static async Task ToSendingAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var claimed = (await run.ClaimAsync(0)).Single();
        await Expect.ThrowsAsync<ArgumentException>(() => run.SettleAsync(StoreRun.Settled(claimed, OutboxState.Sending)), "a settlement to Sending");
    }

    private static async Task NoRetryTimeAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var claimed = (await run.ClaimAsync(0)).Single();
        await Expect.ThrowsAsync<ArgumentException>(() => run.SettleAsync(StoreRun.Settled(claimed, OutboxState.Pending)), "a retry without its time");
    }

    private static async Task WithRowAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1));
        var claimed = (await run.ClaimAsync(0)).Single();
        await run.LandAsync(new()
        {
            Aggregates = [StoreRun.New(A) with { ExpectedVersion = 1, Events = StoreRun.Events(A, 0, "", "{}") }],
            Settlements = [StoreRun.Settled(claimed, OutboxState.Failed)],
            Messages = [StoreRun.Message(A, 2)],
        });
        Expect.Sequence([OutboxState.Failed, OutboxState.Pending], (await run.Store.ReadMessagesAsync(A, run.Cancellation)).Select(static row => row.State), "the states");
    }

    private static async Task RestartAsync(StoreRun run)
    {
        await run.SendAsync(A, StoreRun.Message(A, 1), StoreRun.Message(A, 2), StoreRun.Message(A, 3, minutes: 9));
        var claimed = await run.ClaimAsync(0);
        await run.SettleAsync(StoreRun.Settled(claimed[0], OutboxState.Pending, 20) with { Error = "refused", Progress = StoreRun.Json("1") });
        var before = await run.Store.ReadMessagesAsync(A, run.Cancellation);
        await run.ReopenAsync();
        var after = await run.Store.ReadMessagesAsync(A, run.Cancellation);
        Expect.Sequence(before.Select(Words), after.Select(Words), "the messages");
        Expect.Sequence([(2L, true), (3L, false)], (await run.ClaimAsync(10)).Select(static row => (row.Message.Key.Sequence, row.PossibleDuplicate)), "what is claimed, and whether it may be a duplicate");

        static string Words(OutboxRow row) => $"{row.Message.Key} {row.State} {row.Attempts} {row.NextAttemptAt:O} {row.PossibleDuplicate} {row.Error} {row.Progress.Length}";
    }

    private static async Task ParallelAsync(StoreRun run)
    {
        const int Messages = 200;
        await run.SendAsync(A, [.. Enumerable.Range(1, Messages).Select(static number => StoreRun.Message(A, number, lane: number % 3))]);
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            async () =>
            {
                var mine = new List<long>();
                while (await run.ClaimAsync(1, 7) is { Count: > 0 } claimed)
                    mine.AddRange(claimed.Select(static row => row.Message.Key.Sequence));
                return mine;
            },
            run.Cancellation)));
        Expect.Sequence(Enumerable.Range(1, Messages).Select(static number => (long)number), claims.SelectMany(static mine => mine).Order(), "all messages, each claimed once");
    }
}
