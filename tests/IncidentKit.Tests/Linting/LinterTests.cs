using System.Text;
using IncidentKit.Diagnostics;
using IncidentKit.Linting;
using IncidentKit.Policies;
using IncidentKit.Runbooks;

namespace IncidentKit.Tests.Linting;

public sealed class LinterTests
{
    private const string Runbook = """
        name: Restart
        steps:
          - name: Scale
            action: scale_service
            params: { replicas: "{{ current_replicas }}", cpu: "{{ metrics.cpu }}" }

        """;

    [Theory]
    [InlineData("name: x\nextends: adr-0072\n", PolicyBinding.UnboundRole)]
    [InlineData("severitys: []\n", "PO014")]
    [InlineData("name: x\nsteps: []\n", "RB010")]
    [InlineData("name: x\nstepz: []\n", "RB014")]
    [InlineData("name: platform\ntime_zone: Europe/Berlin\nlayers: []\n", LintCodes.Schedule)]
    [InlineData("services: {}\n", LintCodes.UnknownKind)]
    [InlineData("- a\n", LintCodes.NoDocument)]
    [InlineData("hello world", LintCodes.NoDocument)]
    [InlineData("", "YA014")]
    [InlineData("name: [", "YA001")]
    public void Content_tells_what_a_document_is(string text, string code) =>
        Assert.Contains(Documents.Lint(text), finding => finding.Code == code);

    [Theory]
    [InlineData("services: {}\n")]
    [InlineData("name: x\nlayers: []\n")]
    public void Document_that_is_not_checked_is_an_info_only(string text) =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(Documents.Lint(text)).Severity);

    [Fact]
    public void Runbook_is_held_against_the_names_of_a_context()
    {
        Assert.DoesNotContain(Documents.Lint(Runbook), finding => finding.Message.Contains("context", StringComparison.Ordinal));
        var findings = Documents.Lint(Runbook, new LintSettings { Roots = ["current_replica", "metrics"] }).Where(finding => finding.Message.StartsWith("the context", StringComparison.Ordinal));
        var finding = Assert.Single(findings);
        Assert.Equal(("RB019", 5, 29, "the context has no \"current_replicas\", did you mean \"current_replica\"?"), (finding.Code, finding.Line, finding.Column, finding.Message));
    }

    [Fact]
    public void Runbook_of_seed_000_gives_its_one_warning() =>
        Assert.Equal([(RunbookCodes.ActsAfterPass, DiagnosticSeverity.Warning)], Doubts(Repository.File("samples/runbooks/service-outage.yaml")));

    [Fact]
    public void Samples_give_no_error_and_no_warning()
    {
        var files = Directory.EnumerateFiles(Repository.File("samples"), "*.y*ml", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("service-outage.yaml", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        Assert.True(files.Count >= 3);
        Assert.All(files, file => Assert.Empty(Doubts(file)));
    }

    [Fact]
    public void Built_in_packs_give_no_error_and_no_warning()
    {
        foreach (var name in BuiltInPacks.Names)
        {
            var pack = BuiltInPacks.Find(name)!;
            var doubts = Linter.LintPolicy(pack.File, Encoding.UTF8.GetBytes(pack.Text)).Where(finding => finding.Severity != DiagnosticSeverity.Info);
            Assert.True(!doubts.Any(), string.Join("\n", doubts));
        }
    }

    private static IEnumerable<(string Code, DiagnosticSeverity Severity)> Doubts(string file) =>
        Linter.Lint(file, File.ReadAllBytes(file), new LintSettings { Policies = new Folder() })
            .Where(finding => finding.Severity != DiagnosticSeverity.Info)
            .Select(finding => (finding.Code, finding.Severity));

    private sealed class Folder : IPolicySource
    {
        public PolicyDocument? Find(string reference, string from)
        {
            var path = Path.Combine(Path.GetDirectoryName(from)!, reference);
            return File.Exists(path) ? new PolicyDocument(path, File.ReadAllText(path)) : null;
        }
    }
}
