using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Looks at every name that the expressions of a runbook read: whether a step can have run by then, and what a host must supply.</summary>
internal sealed class ReferenceCheck(DiagnosticReport report, ExpressionFunctions functions)
{
    private readonly List<(YamlScalar Scalar, ExpressionName Name, int Before)> _reads = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<HostName> _hostNames = [];

    /// <summary>What the expressions may call.</summary>
    public ExpressionFunctions Functions => functions;

    /// <summary>The names at the root that a host must supply.</summary>
    public static IReadOnlyList<string> HostRoots(IEnumerable<ExpressionName> names) =>
        [.. names.Select(n => n.Root).Where(r => !RunbookKeys.Roots.Contains(r)).Distinct(StringComparer.Ordinal)];

    /// <summary>Notes a step's id; false where another step has it.</summary>
    public bool TryAdd(string id, int ordinal) => _ids.TryAdd(id, ordinal);

    /// <summary>Notes what an expression reads; <paramref name="before"/> is the ordinal of the step it stands in: only earlier ones can be read.</summary>
    public void Add(YamlScalar scalar, IEnumerable<ExpressionName> names, int before)
    {
        foreach (var name in names)
            _reads.Add((scalar, name, before));
    }

    /// <summary>Reports what can't be, and gives the names that a host must supply.</summary>
    public IReadOnlyList<HostName> Finish()
    {
        foreach (var (scalar, name, before) in _reads)
        {
            if (name.Root == "steps")
                CheckStep(scalar, name, before);
            else if (RunbookKeys.LaterRoots.Contains(name.Root))
                report.Error(RunbookCodes.Prefix + SchemaCodes.NotSupported, scalar, name.Offset, $"'{name.Root}' is not supported by this version");
            else if (!RunbookKeys.Roots.Contains(name.Root))
                NoteHostName(scalar, name);
        }

        return _hostNames;
    }

    private void CheckStep(YamlScalar scalar, ExpressionName name, int before)
    {
        if (name.Members.Count == 0)
            report.Error(RunbookCodes.Prefix + SchemaCodes.UnknownName, scalar, name.Offset, "name the step, as in steps.check_recent_deployments.count");
        else if (!_ids.TryGetValue(name.Members[0], out var ordinal))
            report.Error(RunbookCodes.Prefix + SchemaCodes.UnknownName, scalar, name.Offset, $"unknown step \"{name.Members[0]}\"{Spelling.Suggest(name.Members[0], _ids.Keys)}");
        else if (ordinal >= before)
            report.Error(RunbookCodes.LaterStep, scalar, name.Offset, $"step \"{name.Members[0]}\" has not run by then; only steps above can be read");
    }

    private void NoteHostName(YamlScalar scalar, ExpressionName name)
    {
        if (_hostNames.Any(h => h.Name == name.Root))
            return;
        var (line, column) = scalar.PlaceOf(name.Offset);
        _hostNames.Add(new HostName(name.Root, line, column));
    }
}
