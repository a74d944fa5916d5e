namespace IncidentKit.Cli.Output;

/// <summary>How findings are printed.</summary>
internal enum FindingFormat
{
    /// <summary>A line each, for a person.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One SARIF 2.1.0 document.</summary>
    Sarif,

    /// <summary>A line each, which GitHub Actions shows beside the line of the file.</summary>
    GitHub,
}
