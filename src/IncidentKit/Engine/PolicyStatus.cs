using IncidentKit.Diagnostics;
using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>The policy that new incidents begin with, and whether its source is right.</summary>
public sealed record PolicyStatus
{
    /// <summary>The policy.</summary>
    public required Policy Policy { get; init; }

    /// <summary>What the host reads it from: the file as it was given, the name of a pack, or the source of a policy made in code.</summary>
    public required string Source { get; init; }

    /// <summary>How it stands to its source.</summary>
    public required PolicyState State { get; init; }

    /// <summary>Since when it serves, in UTC; as the store has it, where it has it.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Every finding about the source as it was last read; with <see cref="PolicyState.UpToDate"/> there is no error among them.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
