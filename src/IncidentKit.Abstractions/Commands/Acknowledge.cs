namespace IncidentKit.Commands;

/// <summary>A person takes the incident; pages to those engaged stop.</summary>
public sealed record Acknowledge : IncidentCommand;
