using IncidentKit.Diagnostics;
using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>What reading the policy again came to.</summary>
public sealed record PolicyReload
{
    /// <summary>Whether new incidents begin with another policy than before.</summary>
    public bool Changed => Before.Hash != Status.Policy.Hash;

    /// <summary>The policy before.</summary>
    public required Policy Before { get; init; }

    /// <summary>The policy now, and every finding about its source.</summary>
    public required PolicyStatus Status { get; init; }

    /// <summary>The parts of the document that differ, as <see cref="PolicyDifference.Between"/> names them; empty where nothing has changed.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Every finding about the source. Where one is an error, nothing has changed.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Status.Diagnostics;
}
