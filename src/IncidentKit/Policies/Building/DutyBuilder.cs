using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A duty after an incident in the making.</summary>
public sealed class DutyBuilder : PolicyPartBuilder<DutyBuilder>
{
    internal DutyBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    internal DutyBuilder Named(string duty, string within) => Set("duty", duty, "Duty").Set("within", within, "Within");

    /// <summary>The severities that owe it.</summary>
    /// <param name="values">Severities.</param>
    /// <returns>This part.</returns>
    public DutyBuilder For(params string[] values) => Set("severities", values);

    /// <summary>Its time counts from mitigation.</summary>
    /// <returns>This part.</returns>
    public DutyBuilder AfterMitigated() => Set("after", "mitigated");

    /// <summary>Its time counts from declaration.</summary>
    /// <returns>This part.</returns>
    public DutyBuilder AfterDeclared() => Set("after", "declared");

    /// <summary>These severities are not closed without it.</summary>
    /// <param name="values">Severities.</param>
    /// <returns>This part.</returns>
    public DutyBuilder RequiredToClose(params string[] values) => Set("required_to_close", values);
}
