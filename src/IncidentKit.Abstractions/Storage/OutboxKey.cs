namespace IncidentKit.Storage;

/// <summary>What names a message in the outbox: the row whose decision made it, the event that holds the decision, and its place among that event's messages.</summary>
/// <param name="Source">The row.</param>
/// <param name="Sequence">The sequence of the event.</param>
/// <param name="Ordinal">The place, from 0.</param>
public readonly record struct OutboxKey(AggregateKey Source, long Sequence, int Ordinal);
