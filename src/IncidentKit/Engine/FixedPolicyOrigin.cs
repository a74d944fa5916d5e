using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>A policy that is there already: a built-in pack, or one made in code. It can't be wrong and never changes.</summary>
internal sealed class FixedPolicyOrigin(string name, Func<Policy> load) : PolicyOrigin
{
    private readonly Lazy<Policy> _policy = new(load);

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override PolicyReading Read() => new(new PolicyReadResult { Policy = _policy.Value, Diagnostics = [] }, PolicyContent.None);
}
