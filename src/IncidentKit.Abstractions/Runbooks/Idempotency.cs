namespace IncidentKit.Runbooks;

/// <summary>What it means to run an action a second time.</summary>
public enum Idempotency
{
    /// <summary>It may do harm. After a crash in the middle a person is asked; at most once.</summary>
    Unsafe,

    /// <summary>Harmless with the same <see cref="RunbookActionContext.IdempotencyKey"/>: the target tells a repetition.</summary>
    Keyed,

    /// <summary>Harmless always; it only looks.</summary>
    Safe,
}
