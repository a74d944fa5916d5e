using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>What reading a policy gave, with what it was read from: for those who look at it beside its documents.</summary>
internal sealed record PolicyReading
{
    public required DiagnosticReport Report { get; init; }

    public required PolicyLoader Loader { get; init; }

    /// <summary>The document, laid over those that it extends; null where there is none.</summary>
    public required YamlMap? Root { get; init; }

    /// <summary>The policy as far as it could be bound, be it that the report has errors; null where a document could not be read to its end.</summary>
    public required Policy? Policy { get; init; }
}
