using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A policy that was built in code is wrong. Its message is the whole report: every finding with the calls that made it.</summary>
public sealed class PolicyBuildException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="diagnostics">Every finding.</param>
    public PolicyBuildException(string name, IReadOnlyList<Diagnostic> diagnostics)
        : base($"the policy {name} can't be built:{Environment.NewLine}{string.Join(Environment.NewLine, diagnostics)}")
    {
        Diagnostics = diagnostics;
    }

    /// <summary>Every finding.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
