using IncidentKit.Runbooks;

namespace IncidentKit.Testing;

/// <summary>A call of a scripted action.</summary>
/// <param name="At">When, by the test's clock.</param>
/// <param name="Context">What it was called with.</param>
public sealed record ActionCall(DateTimeOffset At, RunbookActionContext Context);
