namespace IncidentKit.Lifecycle;

/// <summary>One decision about a step of a ladder.</summary>
/// <param name="StepId">The step, by its name in the policy.</param>
/// <param name="Round">0 for the first time, one more for each repetition.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Passed">Whether its time had passed before the ladder began, so that it was not carried out.</param>
internal sealed record StepMark(string StepId, int Round, DateTimeOffset At, bool Passed = false);
