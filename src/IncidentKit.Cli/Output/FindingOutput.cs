using System.Text.Json;
using IncidentKit.Diagnostics;

namespace IncidentKit.Cli.Output;

/// <summary>Findings, as a person and as a program read them.</summary>
internal static class FindingOutput
{
    /// <summary>A finding as an error line: <c>file:line:column: what</c>.</summary>
    public static string Sentence(Diagnostic finding) => $"{Place(finding)}: {finding.Message}";

    /// <summary>Findings in the order in which they are printed, each once: two policies that extend one have its findings in common.</summary>
    public static IReadOnlyList<Diagnostic> Sorted(IEnumerable<Diagnostic> findings) =>
    [
        .. findings.Distinct()
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];

    /// <summary>Prints findings.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="findings">The findings, in order.</param>
    /// <param name="files">How many files were looked at.</param>
    /// <param name="format">How.</param>
    public static void Write(Terminal terminal, IReadOnlyList<Diagnostic> findings, int files, FindingFormat format)
    {
        switch (format)
        {
            case FindingFormat.Json:
                terminal.WriteJson(writer => Write(writer, findings));
                break;
            case FindingFormat.Sarif:
                terminal.WriteJson(writer => SarifOutput.Write(writer, findings));
                break;
            case FindingFormat.GitHub:
                foreach (var finding in findings)
                    terminal.WriteText(GitHubAnnotation.Of(finding));
                break;
            default:
                foreach (var finding in findings)
                    terminal.WriteText(SafeText.Line($"{Place(finding)}: {SeverityOf(finding.Severity)} {finding.Code}: {finding.Message}"));
                terminal.WriteText(Summary(findings, files));
                break;
        }
    }

    /// <summary>The exit code of findings: 1 where one is an error, or any, be it an info, with <paramref name="strict"/>.</summary>
    public static int ExitCodeOf(IReadOnlyList<Diagnostic> findings, bool strict) =>
        findings.Any(finding => strict || finding.Severity == DiagnosticSeverity.Error) ? ExitCode.Found : ExitCode.Fine;

    /// <summary>The word for a severity: <c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public static string SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Diagnostic> findings)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("file", finding.File);
            writer.WriteNumber("line", finding.Line);
            writer.WriteNumber("column", finding.Column);
            writer.WriteString("severity", SeverityOf(finding.Severity));
            writer.WriteString("code", finding.Code);
            writer.WriteString("message", finding.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Place(Diagnostic finding) => finding.Line > 0 ? $"{finding.File}:{finding.Line}:{finding.Column}" : finding.File;

    private static string Summary(IReadOnlyList<Diagnostic> findings, int files)
    {
        return $"{Count(files, "file")}: {OfSeverity(DiagnosticSeverity.Error)}, {OfSeverity(DiagnosticSeverity.Warning)}, {OfSeverity(DiagnosticSeverity.Info)}";

        string OfSeverity(DiagnosticSeverity severity) => Count(findings.Count(finding => finding.Severity == severity), SeverityOf(severity));
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
