using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A rule of intake in the making: what a sender's words mean.</summary>
public sealed class IntakeBuilder : PolicyPartBuilder<IntakeBuilder>
{
    internal IntakeBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    /// <summary>Gives a field of the report a value, where no rule before has.</summary>
    /// <param name="field">The field, as <c>category</c>.</param>
    /// <param name="value">The value, or a template over <c>alert</c>.</param>
    /// <returns>This part.</returns>
    public IntakeBuilder Field(string field, string value)
    {
        var path = PathOf($"Field(\"{field}\")");
        Map.GetOrSet("set", () => new BuiltMap(Map.Path)).Set(field ?? "", new BuiltText(path, value ?? ""));
        return this;
    }

    internal IntakeBuilder Named(string when) => Set("when", when, "When");

    /// <summary>No lower severity than this.</summary>
    /// <param name="value">The severity.</param>
    /// <returns>This part.</returns>
    public IntakeBuilder Floor(string value) => Set("floor", value);
}
