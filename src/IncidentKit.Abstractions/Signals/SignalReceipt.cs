namespace IncidentKit.Signals;

/// <summary>What became of a message; given only after it is durable.</summary>
/// <param name="IncidentId">The incident it belongs to; <see langword="null"/> where it named no alert that fires or is known.</param>
/// <param name="Declared">Whether this message opened the incident.</param>
/// <param name="Reopened">Whether this message reopened it.</param>
public readonly record struct SignalReceipt(IncidentId? IncidentId, bool Declared, bool Reopened);
