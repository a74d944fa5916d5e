namespace IncidentKit.Storage;

/// <summary>A message as the store holds it.</summary>
public sealed record OutboxRow
{
    /// <summary>The message.</summary>
    public required OutboxMessage Message { get; init; }

    /// <summary>How far it has come.</summary>
    public OutboxState State { get; init; }

    /// <summary>How often it was claimed.</summary>
    public int Attempts { get; init; }

    /// <summary>When it may be claimed next: its first time, the time of a retry, or the end of the claim that holds it; <see langword="null"/> once it is settled.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Whether any earlier claim ended without an answer, so that the receiver may have it already. Once true it stays true.</summary>
    public bool PossibleDuplicate { get; init; }

    /// <summary>What earlier attempts have achieved, as the sender wrote it; empty at first.</summary>
    public ReadOnlyMemory<byte> Progress { get; init; }

    /// <summary>Why the last attempt failed; <see langword="null"/> where none has.</summary>
    public string? Error { get; init; }
}
