namespace IncidentKit.Commands;

/// <summary>The incident goes to the backlog; only where its severity says <c>mode: track</c>.</summary>
public sealed record Track : IncidentCommand;
