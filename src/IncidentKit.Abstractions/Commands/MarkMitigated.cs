namespace IncidentKit.Commands;

/// <summary>The impact is reduced.</summary>
public sealed record MarkMitigated : IncidentCommand;
