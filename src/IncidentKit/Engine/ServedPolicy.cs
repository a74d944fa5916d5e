namespace IncidentKit.Engine;

/// <summary>A policy that a source gave, as the source's row and its events hold it: what serves where the source is wrong at the next start.</summary>
internal sealed record ServedPolicy
{
    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>The policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>The policy's hash; the store keeps the document under it.</summary>
    public required string Hash { get; init; }

    /// <summary>Since when it serves.</summary>
    public required DateTimeOffset Since { get; init; }
}
