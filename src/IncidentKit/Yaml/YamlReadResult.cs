using IncidentKit.Diagnostics;

namespace IncidentKit.Yaml;

/// <summary>What <see cref="YamlReader"/> made of a document.</summary>
internal sealed record YamlReadResult
{
    /// <summary>The document; <see langword="null"/> where nothing could be made of it. It may be there although there are errors: a schema then reports its own beside them.</summary>
    public YamlNode? Root { get; init; }

    /// <summary>The findings in the order of the document.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
