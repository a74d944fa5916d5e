using System.Text.Json;
using IncidentKit.Diagnostics;

namespace IncidentKit.Cli.Output;

/// <summary>Findings, as a person and as a program read them.</summary>
internal static class FindingOutput
{
    /// <summary>A finding as an error line: <c>file:line:column: what</c>.</summary>
    public static string Sentence(Diagnostic finding) => $"{(finding.Line > 0 ? Place(finding) : finding.File)}: {finding.Message}";

    /// <summary>Prints findings.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="json">Whether as JSON.</param>
    public static void Write(Terminal terminal, IReadOnlyList<Diagnostic> findings, bool json)
    {
        if (json)
        {
            terminal.WriteJson(writer => Write(writer, findings));
            return;
        }

        foreach (var finding in findings)
            terminal.WriteText(SafeText.Line($"{Place(finding)} {SeverityOf(finding)} {finding.Code} {finding.Message}"));
    }

    /// <summary>The exit code of findings: 1 where one is an error, or any with <paramref name="strict"/>.</summary>
    public static int ExitCodeOf(IReadOnlyList<Diagnostic> findings, bool strict) =>
        findings.Any(finding => strict || finding.Severity == DiagnosticSeverity.Error) ? ExitCode.Found : ExitCode.Fine;

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
            writer.WriteString("severity", SeverityOf(finding));
            writer.WriteString("code", finding.Code);
            writer.WriteString("message", finding.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Place(Diagnostic finding) => $"{finding.File}:{finding.Line}:{finding.Column}";

    private static string SeverityOf(Diagnostic finding) => finding.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };
}
