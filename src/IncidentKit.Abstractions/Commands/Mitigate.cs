namespace IncidentKit.Commands;

/// <summary>Work to reduce the impact begins or goes on.</summary>
public sealed record Mitigate : IncidentCommand;
