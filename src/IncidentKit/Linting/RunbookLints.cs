using IncidentKit.Diagnostics;
using IncidentKit.Runbooks;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>What there is to say about a runbook: what its reader finds, and names that its host does not supply.</summary>
internal static class RunbookLints
{
    public static IReadOnlyList<Diagnostic> Find(string fileName, string text, LintSettings settings)
    {
        var roots = settings.Roots;
        var report = new DiagnosticReport();
        var runbook = RunbookReader.Read(fileName, text, settings.Functions, report);
        if (roots is null || runbook is null)
            return report.ToList();
        string[] known = [.. roots, .. RunbookKeys.Roots];
        foreach (var name in runbook.HostNames.Where(name => !roots.Contains(name.Name)))
        {
            report.Add(
                DiagnosticSeverity.Error,
                RunbookCodes.Prefix + SchemaCodes.UnknownName,
                fileName,
                name.Line,
                name.Column,
                $"the context has no \"{name.Name}\"{Spelling.Suggest(name.Name, known)}");
        }

        return report.ToList();
    }
}
