using IncidentKit.Diagnostics;
using IncidentKit.Runbooks;
using IncidentKit.Yaml;

namespace IncidentKit.Simulation;

/// <summary>What actions return in a scripted run: the nth call takes the nth result, the last repeats. Immutable and thread safe.</summary>
public sealed class RunbookScript
{
    private const string Codes = "RS";

    private readonly Dictionary<string, IReadOnlyList<RunbookScriptedResult>> _results;

    /// <summary>Makes a script.</summary>
    /// <param name="results">The results of each action, in the order of its calls; none of the lists is empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    /// <exception cref="ArgumentException">A list is empty.</exception>
    public RunbookScript(IReadOnlyDictionary<string, IReadOnlyList<RunbookScriptedResult>> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        _results = new(results, StringComparer.Ordinal);
        if (_results.FirstOrDefault(r => r.Value.Count == 0) is { Key: { } name })
            throw new ArgumentException($"action '{name}' has no result; give it one, or leave it out", nameof(results));
    }

    /// <summary>No action is scripted.</summary>
    public static RunbookScript Empty { get; } = new(new Dictionary<string, IReadOnlyList<RunbookScriptedResult>>());

    /// <summary>The names of the scripted actions.</summary>
    public IReadOnlyCollection<string> Actions => _results.Keys;

    /// <summary>The results of an action, in the order of its calls; empty where it is not scripted.</summary>
    /// <param name="action">The action's name.</param>
    /// <returns>The results.</returns>
    public IReadOnlyList<RunbookScriptedResult> ResultsOf(string action) => _results.TryGetValue(action, out var results) ? results : [];

    /// <summary>Reads a script: <c>action name: [ {output: {…}}, {error: "…"}, {delay: 2s, output: …} ]</c>.</summary>
    /// <param name="fileName">The file's name, for the findings. It is not opened.</param>
    /// <param name="text">The file's text, YAML.</param>
    /// <param name="diagnostics">Every error of the file with its place.</param>
    /// <returns>The script; <see langword="null"/> where the file has an error.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static RunbookScript? Read(string fileName, string text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(text);
        var yaml = YamlReader.Read(fileName, text);
        var report = new DiagnosticReport();
        report.AddRange(yaml.Diagnostics);
        var results = new Dictionary<string, IReadOnlyList<RunbookScriptedResult>>(StringComparer.Ordinal);
        if (YamlMapReader.Open(yaml.Root, "a script of actions", Codes, report) is { } map)
        {
            foreach (var (key, value) in map.Map.Entries)
                results[key.Value] = ReadResults(key, value, report);
        }

        diagnostics = report.ToList();
        return report.HasErrors || yaml.Root is null ? null : new RunbookScript(results);
    }

    private static List<RunbookScriptedResult> ReadResults(YamlScalar name, YamlNode node, DiagnosticReport report)
    {
        var results = new List<RunbookScriptedResult>();
        foreach (var item in node is YamlList list ? list.Items : [node])
        {
            if (YamlMapReader.Open(item, "a result", Codes, report) is { } map)
                results.Add(ReadResult(map));
        }

        if (node is YamlList { Items.Count: 0 })
            report.Error(Codes + SchemaCodes.Missing, node, $"\"{YamlMapReader.Shown(name)}\" has no result; write at least one, such as {{output: null}}");
        return results;
    }

    private static RunbookScriptedResult ReadResult(YamlMapReader map)
    {
        if (map.Has("output") && map.Has("error"))
            map.Report.Error(Codes + SchemaCodes.BadValue, map.Map.Find("error")!.Value.Key, "a result is an \"output\" or an \"error\", not both");
        var result = new RunbookScriptedResult
        {
            Output = map.Take("output") is { } output ? ParameterReader.Plain(output) : null,
            Error = map.Text("error"),
            Delay = map.Duration("delay") ?? TimeSpan.Zero,
        };
        map.Finish();
        return result;
    }
}
