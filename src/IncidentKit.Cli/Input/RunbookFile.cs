using IncidentKit.Cli.Output;
using IncidentKit.Diagnostics;
using IncidentKit.Linting;
using IncidentKit.Runbooks;
using IncidentKit.Simulation;

namespace IncidentKit.Cli.Input;

/// <summary>Reads runbooks, and scripts of what their actions return.</summary>
internal static class RunbookFile
{
    /// <summary>Reads a runbook.</summary>
    /// <exception cref="CliException">It can't be read or is wrong; the exception holds every error.</exception>
    public static Runbook Read(string file, Terminal terminal)
    {
        var result = RunbookReader.Read(file, TextFile.Read(file, terminal, Linter.MaxBytes));
        return result.Runbook ?? throw Wrong(result.Diagnostics);
    }

    /// <summary>Reads a script of actions.</summary>
    /// <exception cref="CliException">It can't be read or is wrong; the exception holds every error.</exception>
    public static RunbookScript ReadScript(string file, Terminal terminal) =>
        RunbookScript.Read(file, TextFile.Read(file, terminal, Linter.MaxBytes), out var diagnostics) ?? throw Wrong(diagnostics);

    private static CliException Wrong(IReadOnlyList<Diagnostic> findings)
    {
        var errors = findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(FindingOutput.Sentence).ToList();
        return new CliException(errors.Count > 0 ? errors : ["the file is empty; write at least one entry"]);
    }
}
