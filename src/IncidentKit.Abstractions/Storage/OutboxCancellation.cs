namespace IncidentKit.Storage;

/// <summary>Cancels every unsent message of one row and group; an empty group names none. One that is being sent still goes out, but is not tried again.</summary>
/// <param name="Source">The row.</param>
/// <param name="Group">The group, as its messages carry it.</param>
public readonly record struct OutboxCancellation(AggregateKey Source, string Group);
