namespace IncidentKit.Commands;

/// <summary>
/// The incident goes on by another policy than the one it began with. Steps are matched by their ids: what was decided stays decided, and a step whose time
/// has passed under the new policy is recorded as passed, never fired back in time. Moving to the policy that it has already changes nothing.
/// </summary>
/// <remarks>Refused where the incident is not open, and where the new policy does not know its severity by name or alias.</remarks>
public sealed record MoveToPolicy : IncidentCommand
{
    /// <summary>The policy: the name or hash of the one that new incidents begin with, the name of a built-in one, or the hash of one that the store keeps.</summary>
    public required string Policy { get; init; }
}
