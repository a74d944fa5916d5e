using System.Diagnostics.CodeAnalysis;
using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>The runbooks of a host, by id. Immutable and thread safe.</summary>
public sealed class RunbookCatalog
{
    private readonly Dictionary<string, Runbook> _byId;

    private RunbookCatalog(Dictionary<string, Runbook> byId) => _byId = byId;

    /// <summary>No runbook.</summary>
    public static RunbookCatalog Empty { get; } = new([]);

    /// <summary>All runbooks, in the order of their ids.</summary>
    public IReadOnlyList<Runbook> All => [.. _byId.Values.OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>Puts runbooks together.</summary>
    /// <param name="runbooks">The runbooks.</param>
    /// <param name="diagnostics">An error for every id that two files share; it names both.</param>
    /// <returns>The catalog; of two runbooks with one id it holds the first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="runbooks"/> is null.</exception>
    public static RunbookCatalog Create(IEnumerable<Runbook> runbooks, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(runbooks);
        var byId = new Dictionary<string, Runbook>(StringComparer.Ordinal);
        var report = new DiagnosticReport();
        foreach (var runbook in runbooks)
        {
            if (!byId.TryAdd(runbook.Id, runbook))
                report.Add(DiagnosticSeverity.Error, RunbookCodes.Prefix + SchemaCodes.Duplicate, runbook.FileName, 0, 0, $"the runbook id \"{runbook.Id}\" is also that of {byId[runbook.Id].FileName}; give one of them an \"id\" of its own");
        }

        diagnostics = report.ToList();
        return new RunbookCatalog(byId);
    }

    /// <summary>Finds a runbook.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="runbook">The runbook.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string id, [NotNullWhen(true)] out Runbook? runbook) => _byId.TryGetValue(id, out runbook);

    /// <summary>Checks the runbooks against what a host knows.</summary>
    /// <param name="knownActions">The names of the host's actions.</param>
    /// <param name="knownRoots">The names that the host supplies to expressions.</param>
    /// <param name="knownSeverities">The severities of the host's policies; <see langword="null"/>: not checked.</param>
    /// <param name="hasApprovers">Whether the policies name somebody who may approve where a runbook names nobody.</param>
    /// <returns>An error for every action, name and severity that is unknown, and for every approval that nobody could give.</returns>
    /// <exception cref="ArgumentNullException">A set of names is null.</exception>
    public IReadOnlyList<Diagnostic> Validate(
        IReadOnlyCollection<string> knownActions,
        IReadOnlyCollection<string> knownRoots,
        IReadOnlyCollection<string>? knownSeverities = null,
        bool hasApprovers = true)
    {
        ArgumentNullException.ThrowIfNull(knownActions);
        ArgumentNullException.ThrowIfNull(knownRoots);
        var report = new DiagnosticReport();
        foreach (var runbook in All)
        {
            void Error(string code, int line, int column, string message) => report.Add(DiagnosticSeverity.Error, code, runbook.FileName, line, column, message);

            foreach (var step in runbook.Tree.All)
            {
                if (!knownActions.Contains(step.Action))
                    Error(RunbookCodes.Prefix + SchemaCodes.UnknownName, step.ActionPlace.Line, step.ActionPlace.Column, $"unknown action \"{step.Action}\"{Spelling.Suggest(step.Action, knownActions)}");
                if (step.Approval is { Approvers.Count: 0 } && runbook.Approvers.Count == 0 && !hasApprovers)
                    Error(RunbookCodes.NoApprover, step.Line, 0, $"nobody could approve \"{step.Name}\"; name approvers in the step, in permissions.approve, or in the policy's assign_from or fallback");
            }

            foreach (var name in runbook.HostNames.Where(n => !knownRoots.Contains(n.Name)))
                Error(RunbookCodes.Prefix + SchemaCodes.UnknownName, name.Line, name.Column, $"unknown name \"{name.Name}\"{Spelling.Suggest(name.Name, [.. knownRoots, .. RunbookKeys.Roots])}");
            if (knownSeverities is null)
                continue;
            foreach (var severity in runbook.Triggers.SelectMany(t => t.SeverityPlaces).Where(s => !knownSeverities.Contains(s.Name, FoldedName.Comparer)))
                Error(RunbookCodes.Prefix + SchemaCodes.UnknownName, severity.Line, severity.Column, $"unknown severity \"{severity.Name}\"{Spelling.Suggest(severity.Name, knownSeverities)}");
        }

        return report.ToList();
    }
}
