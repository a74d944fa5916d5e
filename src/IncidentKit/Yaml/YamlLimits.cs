namespace IncidentKit.Yaml;

/// <summary>What a document may cost. Enforced while reading, so that a hostile document costs no more than it may.</summary>
internal sealed record YamlLimits
{
    public static YamlLimits Default { get; } = new();

    /// <summary>Bytes of the document in UTF-8. Default 256 kB.</summary>
    public int DocumentBytes { get; init; } = 256 * 1024;

    /// <summary>Maps and lists inside each other. Default 32.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Nodes, aliases expanded. Default 10,000.</summary>
    public int Nodes { get; init; } = 10_000;

    /// <summary>Keys of one map. Default 1,000.</summary>
    public int KeysPerMap { get; init; } = 1_000;

    /// <summary>Bytes of one scalar in UTF-8. Default 64 kB.</summary>
    public int ScalarBytes { get; init; } = 64 * 1024;
}
