namespace IncidentKit.Lifecycle;

/// <summary>One cell of the lifecycle table: where a trigger leads, and under which guard.</summary>
/// <param name="Destination">The status afterwards.</param>
/// <param name="Guard">What must hold.</param>
/// <param name="Reentry">Whether the status stays: a fact, a date or a severity changes, not the status.</param>
internal sealed record Transition(IncidentStatus Destination, TransitionGuard Guard, bool Reentry);
