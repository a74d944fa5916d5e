namespace IncidentKit.Storage;

/// <summary>A wish to send what may be sent now.</summary>
public sealed record OutboxClaim
{
    /// <summary>The time by the store's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Until when the sender holds what it gets; from then on another may take it. Later than <see cref="Now"/>.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>How many messages at most; from 1.</summary>
    public required int Max { get; init; }

    /// <summary>Checks the claim. Every store calls it first.</summary>
    /// <exception cref="ArgumentException">It asks for no message, or would run out before it begins.</exception>
    public void EnsureValid()
    {
        if (Max < 1)
            throw new ArgumentException($"A claim for {Max} messages takes none; ask for 1 or more.");
        if (Deadline <= Now)
            throw new ArgumentException($"A claim at {Now:O} until {Deadline:O} runs out before it begins; its deadline lies after now.");
    }
}
