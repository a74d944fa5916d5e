using IncidentKit.Diagnostics;

namespace IncidentKit.Yaml;

/// <summary>Collects the findings about one document, so that all of them are told at once.</summary>
internal sealed class DiagnosticReport
{
    /// <summary>After so many findings the rest is noise.</summary>
    private const int Most = 200;

    private readonly List<Diagnostic> _findings = [];

    public bool HasErrors { get; private set; }

    public void Error(string code, YamlNode node, string message) => Add(DiagnosticSeverity.Error, code, node.File, node.Line, node.Column, message);

    public void Error(string code, YamlScalar scalar, int index, string message)
    {
        var (line, column) = scalar.PlaceOf(index);
        Add(DiagnosticSeverity.Error, code, scalar.File, line, column, message);
    }

    public void Warning(string code, YamlNode node, string message) => Add(DiagnosticSeverity.Warning, code, node.File, node.Line, node.Column, message);

    public void Info(string code, YamlNode node, string message) => Add(DiagnosticSeverity.Info, code, node.File, node.Line, node.Column, message);

    public void Add(DiagnosticSeverity severity, string code, string file, int line, int column, string message)
    {
        HasErrors |= severity == DiagnosticSeverity.Error;
        if (_findings.Count < Most)
            _findings.Add(new Diagnostic { File = file, Line = line, Column = column, Severity = severity, Code = code, Message = message });
    }

    public void AddRange(IEnumerable<Diagnostic> findings)
    {
        foreach (var d in findings)
            Add(d.Severity, d.Code, d.File, d.Line, d.Column, d.Message);
    }

    /// <summary>The findings, those of a file together and in its order.</summary>
    public IReadOnlyList<Diagnostic> ToList()
    {
        var files = _findings.Select(d => d.File).Distinct(StringComparer.Ordinal).ToList();
        return [.. _findings.OrderBy(d => files.IndexOf(d.File)).ThenBy(d => d.Line).ThenBy(d => d.Column)];
    }
}
