using IncidentKit.Policies;

namespace IncidentKit.Escalation;

/// <summary>A step of a ladder that is to be decided at an instant.</summary>
/// <param name="Step">The step.</param>
/// <param name="Round">0 for the first time, one more for each repetition.</param>
/// <param name="DueAt">The instant; in the past after a downtime.</param>
internal readonly record struct DueStep(EscalationStep Step, int Round, DateTimeOffset DueAt);
