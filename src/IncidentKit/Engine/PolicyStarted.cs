namespace IncidentKit.Engine;

/// <summary>What serves when the engine begins.</summary>
/// <param name="Status">The policy, and how it stands to its source.</param>
/// <param name="Content">What was read for it.</param>
internal sealed record PolicyStarted(PolicyStatus Status, PolicyContent Content);
