namespace IncidentKit.Storage;

/// <summary>How a commit ended. Everything but <see cref="Committed"/> has changed nothing.</summary>
public enum CommitOutcome
{
    /// <summary>All of it is durable.</summary>
    Committed,

    /// <summary>A row has another version than the one that was read, or exists although it must not (also: a number is taken). Read again and decide again.</summary>
    VersionConflict,

    /// <summary>A unique key is used already: what was to be done once is done.</summary>
    DuplicateKey,

    /// <summary>A settlement's attempt no longer holds its message.</summary>
    StaleSettlement,
}
