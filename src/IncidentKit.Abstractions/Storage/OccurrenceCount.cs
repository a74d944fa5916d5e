namespace IncidentKit.Storage;

/// <summary>How many alerts an incident has.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Alerts">All of them.</param>
/// <param name="Firing">Those that fire.</param>
public readonly record struct OccurrenceCount(string IncidentId, int Alerts, int Firing);
