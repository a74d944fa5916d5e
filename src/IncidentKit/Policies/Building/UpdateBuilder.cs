using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A cadence of status updates in the making.</summary>
public sealed class UpdateBuilder : PolicyPartBuilder<UpdateBuilder>
{
    internal UpdateBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    internal UpdateBuilder Named(string audience, string every) => Set("audience", audience, "Audience").Set("every", every, "Every");

    /// <summary>The severities that it holds for.</summary>
    /// <param name="values">Severities.</param>
    /// <returns>This part.</returns>
    public UpdateBuilder For(params string[] values) => Set("severities", values);

    /// <summary>The template of its text.</summary>
    /// <param name="value">A template of the policy.</param>
    /// <returns>This part.</returns>
    public UpdateBuilder Template(string value) => Set("template", value);

    /// <summary>It ends once the impact is reduced, not only with the resolution.</summary>
    /// <returns>This part.</returns>
    public UpdateBuilder UntilMitigated() => Set("until", "mitigated");
}
