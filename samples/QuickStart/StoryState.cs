using IncidentKit.Runbooks;

namespace IncidentKit.Samples.QuickStart;

/// <summary>What the store says at the moment.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Approval">The step of the runbook that waits for an answer.</param>
/// <param name="CommittedAt">The time of the latest commit.</param>
internal sealed record StoryState(Incident Incident, ApprovalRequest? Approval, DateTimeOffset CommittedAt);
