using IncidentKit.Diagnostics;

namespace IncidentKit.Linting;

/// <summary>One kind of finding: what a <see cref="Diagnostic.Code"/> stands for.</summary>
public sealed record LintRule
{
    /// <summary>The code, such as <c>PO201</c>. It is never used for anything else.</summary>
    public required string Code { get; init; }

    /// <summary>How grave its findings are as a rule; a finding may be less grave.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>What it finds, in a few words.</summary>
    public required string Title { get; init; }
}
