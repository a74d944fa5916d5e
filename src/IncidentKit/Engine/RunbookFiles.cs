using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Runbooks;

namespace IncidentKit.Engine;

/// <summary>Loads the host's runbooks, and holds them against the host's actions, roots and policy.</summary>
internal static class RunbookFiles
{
    /// <summary>Holds the runbooks and a policy against each other.</summary>
    /// <param name="setup">What the builder collected.</param>
    /// <param name="catalog">The runbooks.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="actions">The host's actions.</param>
    /// <param name="roots">The names of the host's roots.</param>
    /// <returns>Every finding.</returns>
    public static IReadOnlyList<Diagnostic> Check(KitSetup setup, RunbookCatalog catalog, Policy policy, ActionRegistry actions, IReadOnlyCollection<string> roots)
    {
        var findings = new List<Diagnostic>(catalog.Validate(
            actions.Names,
            roots,
            [.. policy.Severities.SelectMany(severity => severity.Aliases.Prepend(severity.Name))],
            policy.AssignFrom is not null || policy.Fallback.Count > 0));
        foreach (var id in policy.Runbooks.Where(id => !catalog.TryGet(id, out _) && setup.RunbookFiles.Count + setup.RunbookTexts.Count > 0))
            findings.Add(new Diagnostic { File = policy.Source, Code = "PK090", Severity = DiagnosticSeverity.Error, Message = $"the policy starts the runbook \"{id}\", which this host does not have; it has {string.Join(", ", catalog.All.Select(runbook => runbook.Id))}" });
        return findings;
    }

    /// <summary>Loads all of them, or reports everything that is wrong in any.</summary>
    /// <param name="setup">What the builder collected.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="actions">The host's actions.</param>
    /// <param name="roots">The names of the host's roots.</param>
    /// <returns>The runbooks.</returns>
    /// <exception cref="DocumentException">One or more are wrong.</exception>
    public static RunbookCatalog Load(KitSetup setup, Policy policy, ActionRegistry actions, IReadOnlyCollection<string> roots)
    {
        var findings = new List<Diagnostic>();
        var runbooks = new List<Runbook>();
        foreach (var pattern in setup.RunbookFiles)
        {
            var files = KitFiles.Expand(pattern);
            if (files.Count == 0)
                findings.Add(new Diagnostic { File = pattern, Code = "IK002", Message = "no file matches; name the folder of the runbooks relative to the program" });
            foreach (var file in files)
                Take(KitFiles.TryReadRunbook(file, setup.Functions));
        }

        foreach (var (name, text) in setup.RunbookTexts)
            Take(RunbookReader.Read(name, text, setup.Functions));

        var catalog = RunbookCatalog.Create(runbooks, out var duplicates);
        findings.AddRange(duplicates);
        findings.AddRange(Check(setup, catalog, policy, actions, roots));
        if (findings.Any(finding => finding.Severity == DiagnosticSeverity.Error))
            throw new DocumentException("the runbooks can't be used", findings);
        return catalog;

        void Take(RunbookReadResult result)
        {
            findings.AddRange(result.Diagnostics);
            if (result.Runbook is not null)
                runbooks.Add(result.Runbook);
        }
    }
}
