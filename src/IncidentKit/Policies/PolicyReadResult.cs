using IncidentKit.Diagnostics;

namespace IncidentKit.Policies;

/// <summary>What <see cref="PolicyReader"/> made of a document.</summary>
public sealed record PolicyReadResult
{
    /// <summary>The policy; <see langword="null"/> where the document has an error.</summary>
    public Policy? Policy { get; init; }

    /// <summary>All findings, those of a file together and in its order.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
