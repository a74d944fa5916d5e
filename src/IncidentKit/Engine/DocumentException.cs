using IncidentKit.Diagnostics;

namespace IncidentKit.Engine;

/// <summary>A policy or a runbook is wrong. Its message is the whole report: every finding with file, line, column, what is wrong and what would be right.</summary>
public sealed class DocumentException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="what">What can't be used.</param>
    /// <param name="diagnostics">Every finding.</param>
    public DocumentException(string what, IReadOnlyList<Diagnostic> diagnostics)
        : base($"{what}:{Environment.NewLine}{string.Join(Environment.NewLine, diagnostics)}")
    {
        Diagnostics = diagnostics;
    }

    /// <summary>Every finding.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
