namespace IncidentKit.Storage;

/// <summary>Takes over a commit: bytes are copied, so that a caller's buffer may change afterwards, and times are in UTC as every store gives them back.</summary>
internal static class OwnedCommit
{
    public static StoreCommit Take(StoreCommit commit) => commit with
    {
        Aggregates = [.. commit.Aggregates.Select(Take)],
        UniqueKeys = [.. commit.UniqueKeys],
        Messages = [.. commit.Messages.Select(static message => message with { Payload = message.Payload.ToArray(), NotBefore = message.NotBefore.ToUniversalTime() })],
        Cancellations = [.. commit.Cancellations],
        Settlements = [.. commit.Settlements.Select(static settlement => settlement with { Progress = settlement.Progress.ToArray(), NextAttemptAt = settlement.NextAttemptAt?.ToUniversalTime() })],
        Occurrences = [.. commit.Occurrences.Select(Take)],
        Documents = [.. commit.Documents],
        ChangedInputs = [.. commit.ChangedInputs.Select(static changed => changed with { Now = changed.Now.ToUniversalTime() })],
    };

    private static AggregateWrite Take(AggregateWrite write) => write with
    {
        DueAt = write.DueAt?.ToUniversalTime(),
        DecidedAt = write.DecidedAt.ToUniversalTime(),
        Snapshot = write.Snapshot.ToArray(),
        Events = [.. write.Events.Select(static entry => entry with { Data = entry.Data.ToArray(), At = entry.At.ToUniversalTime() })],
        Inputs = write.Inputs is { } inputs ? [.. inputs.Distinct()] : null,
    };

    private static Occurrence Take(Occurrence occurrence) => occurrence with
    {
        StartsAt = occurrence.StartsAt.ToUniversalTime(),
        EndsAt = occurrence.EndsAt?.ToUniversalTime(),
        FirstSeenAt = occurrence.FirstSeenAt.ToUniversalTime(),
        LastSeenAt = occurrence.LastSeenAt.ToUniversalTime(),
        Data = occurrence.Data.ToArray(),
    };
}
