namespace IncidentKit.Storage;

/// <summary>What became of one attempt. It takes effect only while the attempt still holds the message.</summary>
public sealed record OutboxSettlement
{
    /// <summary>The message.</summary>
    public required OutboxKey Key { get; init; }

    /// <summary>The attempt that is settled: the row's count when it was claimed.</summary>
    public required int Attempt { get; init; }

    /// <summary>The new state: accepted, failed, pending for a retry, or cancelled where the sender found that it need not go out any more. A pending message that was cancelled meanwhile becomes cancelled.</summary>
    public required OutboxState State { get; init; }

    /// <summary>When a pending message may be claimed again; required for <see cref="OutboxState.Pending"/>, without meaning for the others.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>What the attempts have achieved so far; replaces what the row has.</summary>
    public ReadOnlyMemory<byte> Progress { get; init; }

    /// <summary>Why the attempt failed; replaces what the row has.</summary>
    public string? Error { get; init; }
}
