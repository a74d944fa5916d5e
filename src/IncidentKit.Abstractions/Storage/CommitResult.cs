namespace IncidentKit.Storage;

/// <summary>Whether a commit landed, and if not, what stood against it.</summary>
/// <param name="Outcome">Whether it landed.</param>
/// <param name="Conflict">What stood against it, for messages and logs; empty where it landed.</param>
public readonly record struct CommitResult(CommitOutcome Outcome, string Conflict)
{
    /// <summary>It landed.</summary>
    public static CommitResult Committed { get; } = new(CommitOutcome.Committed, "");
}
