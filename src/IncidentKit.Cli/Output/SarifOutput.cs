using System.Text.Json;
using IncidentKit.Cli.Input;
using IncidentKit.Diagnostics;
using IncidentKit.Linting;

namespace IncidentKit.Cli.Output;

/// <summary>Findings as SARIF 2.1.0, which code hosts and editors show beside the lines.</summary>
internal static class SarifOutput
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Diagnostic> findings)
    {
        var codes = findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, codes);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var finding in findings)
            WriteResult(writer, finding, codes.IndexOf(finding.Code));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, IReadOnlyList<string> codes)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "incidentkit");
        writer.WriteString("semanticVersion", typeof(SarifOutput).Assembly.GetName().Version!.ToString(3)); // An assembly that is built has a version.
        writer.WriteStartArray("rules");
        foreach (var code in codes)
        {
            var rule = LintRules.Find(code);
            writer.WriteStartObject();
            writer.WriteString("id", code);
            WriteText(writer, "shortDescription", rule?.Title ?? code);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", LevelOf(rule?.Severity ?? DiagnosticSeverity.Error));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Diagnostic finding, int ruleIndex)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Code);
        writer.WriteNumber("ruleIndex", ruleIndex);
        writer.WriteString("level", LevelOf(finding.Severity));
        WriteText(writer, "message", finding.Message);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", UriOf(finding.File));
        writer.WriteEndObject();
        if (finding.Line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", finding.Line);
            if (finding.Column > 0)
                writer.WriteNumber("startColumn", finding.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>The file relative to where the program runs, percent-encoded.</summary>
    private static string UriOf(string file)
    {
        // What is no file of the disk keeps its name.
        var path = file == TextFile.StandardInput || !Path.Exists(file) ? file : Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
        return string.Join('/', path.Split(Path.DirectorySeparatorChar, '/').Select(Uri.EscapeDataString));
    }
}
