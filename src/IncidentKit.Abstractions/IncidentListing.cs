namespace IncidentKit;

/// <summary>An incident in a list, with the number of its alerts.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Alerts">How many alerts are attached.</param>
/// <param name="AlertsFiring">How many of them fire.</param>
public sealed record IncidentListing(Incident Incident, int Alerts, int AlertsFiring);
