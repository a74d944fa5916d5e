namespace IncidentKit.Commands;

/// <summary>The mitigation did not hold.</summary>
public sealed record MitigationFailed : IncidentCommand;
