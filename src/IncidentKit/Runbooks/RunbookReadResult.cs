using IncidentKit.Diagnostics;

namespace IncidentKit.Runbooks;

/// <summary>What reading a runbook gave.</summary>
public sealed record RunbookReadResult
{
    /// <summary>The runbook; <see langword="null"/> where the file has an error.</summary>
    public Runbook? Runbook { get; init; }

    /// <summary>Everything that was found, in the order of the file; warnings may stand beside a runbook.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
