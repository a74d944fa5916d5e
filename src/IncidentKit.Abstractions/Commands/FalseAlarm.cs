namespace IncidentKit.Commands;

/// <summary>There never was an incident.</summary>
public sealed record FalseAlarm : IncidentCommand;
