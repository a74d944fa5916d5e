namespace IncidentKit.Commands;

/// <summary>An acknowledgement is taken back; the ladder goes on.</summary>
public sealed record Unacknowledge : IncidentCommand;
