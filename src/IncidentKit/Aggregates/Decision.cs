namespace IncidentKit.Aggregates;

/// <summary>What a pure decision wants: the events that happened, and what follows from them. The shell commits all of it at once.</summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
internal sealed record Decision<TEvent>
{
    /// <summary>Nothing happens.</summary>
    public static Decision<TEvent> Nothing { get; } = new();

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<TEvent> Events { get; init; } = [];

    /// <summary>What leaves through the outbox; each message belongs to one of the events.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>Groups of earlier messages that need not be sent any more.</summary>
    public IReadOnlyList<string> CancelGroups { get; init; } = [];

    /// <summary>Keys that may be used once ever; one that is used already makes the whole decision void.</summary>
    public IReadOnlyList<string> UniqueKeys { get; init; } = [];

    /// <summary>Aggregates that begin in the same commit.</summary>
    public IReadOnlyList<NewAggregate> Starts { get; init; } = [];
}
