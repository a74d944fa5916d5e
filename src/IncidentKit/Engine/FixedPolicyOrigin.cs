using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>A policy that is there already: a built-in pack, or one made in code. It can't be wrong and never changes.</summary>
internal sealed class FixedPolicyOrigin(string name, Func<Policy> load, Func<ExpressionFunctions> functions) : PolicyOrigin
{
    private readonly Lazy<Policy> _policy = new(() =>
    {
        // A policy made in code may bring functions of its own.
        var policy = load();
        return policy.Functions.Added.Count == 0 ? policy with { Functions = functions() } : policy;
    });

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override PolicyReading Read() => new(new PolicyReadResult { Policy = _policy.Value, Diagnostics = [] }, PolicyContent.None);
}
