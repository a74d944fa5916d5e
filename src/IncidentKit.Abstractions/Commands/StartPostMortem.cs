namespace IncidentKit.Commands;

/// <summary>The post-mortem begins.</summary>
public sealed record StartPostMortem : IncidentCommand;
