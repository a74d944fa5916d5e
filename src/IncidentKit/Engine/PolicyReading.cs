using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>What reading a policy gave.</summary>
/// <param name="Result">The policy, or what is wrong.</param>
/// <param name="Content">What was read for it.</param>
internal sealed record PolicyReading(PolicyReadResult Result, PolicyContent Content);
