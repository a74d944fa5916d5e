using IncidentKit.Diagnostics;
using IncidentKit.Runbooks;

namespace IncidentKit.Tests.Runbooks;

/// <summary>The files that these tests read.</summary>
internal static class Sources
{
    public static string Text(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IncidentKit.sln")))
                return File.ReadAllText(Path.Combine([folder.FullName, .. path]));
        }

        throw new InvalidOperationException("these tests read files of the repository and must run inside it");
    }

    public static string TestData(string name) => Text("tests", "IncidentKit.Tests", "Runbooks", "testdata", name);

    public static Runbook ServiceOutage { get; } = Read(Text("samples", "runbooks", "service-outage.yaml"), "service-outage.yaml");

    public static Runbook Read(string yaml, string fileName = "test.yaml")
    {
        var result = RunbookReader.Read(fileName, yaml);
        Assert.True(result.Runbook is not null, string.Join('\n', result.Diagnostics));
        return result.Runbook!;
    }

    /// <summary>A runbook of some steps, written below <c>steps:</c>.</summary>
    public static Runbook Steps(string steps, string top = "") => Read($"name: Test\n{top}steps:\n{steps}");

    public static IReadOnlyList<string> Errors(string yaml, string fileName = "test.yaml") =>
        [.. RunbookReader.Read(fileName, yaml).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
}
