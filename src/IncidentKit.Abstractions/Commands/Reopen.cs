namespace IncidentKit.Commands;

/// <summary>The incident is back; possible for 24 hours after it left its open statuses.</summary>
public sealed record Reopen : IncidentCommand;
