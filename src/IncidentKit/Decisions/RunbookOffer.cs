namespace IncidentKit.Decisions;

/// <summary>A runbook that the host has, as far as starting it is concerned.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">SHA-256 of its text.</param>
/// <param name="Matches">Whether it wants to be started: a pure function of the incident, the alert that opened it, what happened (<c>opened</c>, <c>severity_changed</c>), and the time.</param>
internal sealed record RunbookOffer(string Id, string Hash, Func<Lifecycle.IncidentState, string, DateTimeOffset, bool> Matches);
