using IncidentKit.Diagnostics;

namespace IncidentKit.Cli.Output;

/// <summary>A finding as a workflow command of GitHub Actions.</summary>
internal static class GitHubAnnotation
{
    /// <summary>The line that GitHub shows beside the file's.</summary>
    public static string Of(Diagnostic finding)
    {
        var level = finding.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "notice",
        };
        var place = (finding.Line, finding.Column) switch
        {
            (0, _) => "",
            (_, 0) => $",line={finding.Line}",
            _ => $",line={finding.Line},col={finding.Column}",
        };

        // GitHub knows files by their path from the root of the checkout.
        var file = finding.File.StartsWith("./", StringComparison.Ordinal) ? finding.File[2..] : finding.File;
        return $"::{level} file={Property(file)}{place},title={Property(finding.Code)}::{Data(finding.Message)}";
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
