namespace IncidentKit.Commands;

/// <summary>The search for the cause begins or goes on.</summary>
public sealed record Investigate : IncidentCommand;
