using System.Text;
using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Finds what is wrong or doubtful in policies and runbooks: their form, and what they would do. Thread safe.</summary>
/// <remarks>Does no I/O. A document of any content costs a bounded amount of time and memory; see <see cref="MaxBytes"/>.</remarks>
public static class Linter
{
    /// <summary>The bytes of the longest document that is looked at. Of a longer one it is enough to give one byte more.</summary>
    public static int MaxBytes => YamlLimits.Default.DocumentBytes;

    /// <summary>Looks at a document, whose content tells what it is.</summary>
    /// <param name="fileName">The file as findings name it. It is not opened.</param>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="settings">What is known beside the document.</param>
    /// <returns>All findings, those of a file together and in its order; empty where there is nothing to say.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fileName"/> is null.</exception>
    public static IReadOnlyList<Diagnostic> Lint(string fileName, ReadOnlyMemory<byte> utf8, LintSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var yaml = YamlReader.Read(fileName, utf8);
        return yaml.Root switch
        {
            null => yaml.Diagnostics,
            YamlMap map => Lint(map, Encoding.UTF8.GetString(utf8.Span), yaml.Diagnostics, settings ?? new LintSettings()),
            _ => Say(yaml, DiagnosticSeverity.Error, LintCodes.NoDocument, $"a policy, a runbook or a schedule is a map, not {yaml.Root.Kind}"),
        };
    }

    /// <summary>Looks at a document that must be a policy.</summary>
    /// <param name="fileName">The file as findings name it. It is not opened.</param>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="settings">What is known beside the document.</param>
    /// <returns>All findings, those of a file together and in its order; empty where there is nothing to say.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fileName"/> is null.</exception>
    public static IReadOnlyList<Diagnostic> LintPolicy(string fileName, ReadOnlyMemory<byte> utf8, LintSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var yaml = YamlReader.Read(fileName, utf8);
        return yaml.Root is null ? yaml.Diagnostics : PolicyLints.Find(new PolicyDocument(fileName, Encoding.UTF8.GetString(utf8.Span)), settings ?? new LintSettings());
    }

    private static IReadOnlyList<Diagnostic> Lint(YamlMap map, string text, IReadOnlyList<Diagnostic> found, LintSettings settings) => DocumentKinds.Of(map) switch
    {
        DocumentKind.Policy => PolicyLints.Find(new PolicyDocument(map.File, text), settings),
        DocumentKind.Runbook => RunbookLints.Find(map.File, text, settings),
        DocumentKind.Schedule => Say(map, found, LintCodes.Schedule, "this is a schedule, which this version does not check"),
        _ => Say(map, found, LintCodes.UnknownKind, "this is neither a policy (severities, classification, escalation, extends, …) nor a runbook (trigger, steps) nor a schedule (layers); it is not checked"),
    };

    private static IReadOnlyList<Diagnostic> Say(YamlMap map, IReadOnlyList<Diagnostic> found, string code, string message) =>
        Say(new YamlReadResult { Root = map, Diagnostics = found }, DiagnosticSeverity.Info, code, message);

    private static IReadOnlyList<Diagnostic> Say(YamlReadResult yaml, DiagnosticSeverity severity, string code, string message)
    {
        var report = new DiagnosticReport();
        report.AddRange(yaml.Diagnostics);
        report.Add(severity, code, yaml.Root!.File, yaml.Root.Line, yaml.Root.Column, message);
        return report.ToList();
    }
}
