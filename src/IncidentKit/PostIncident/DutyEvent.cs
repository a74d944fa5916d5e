namespace IncidentKit.PostIncident;

/// <summary>Something that happened to a duty.</summary>
/// <param name="Kind">Its stable name: <c>started</c>, <c>missed</c>, <c>done</c>, <c>waived</c>.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="State">The duty afterwards: it is small enough that an event holds all of it.</param>
internal sealed record DutyEvent(string Kind, string Actor, DutyState State);
