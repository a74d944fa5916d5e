namespace IncidentKit.Engine;

/// <summary>What an occurrence keeps of an alert's texts.</summary>
internal sealed record AlertData
{
    /// <summary>Its labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Its annotations.</summary>
    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    /// <summary>Where it comes from.</summary>
    public string? GeneratorUrl { get; init; }
}
