using System.Text.Json;
using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests.Verbs;

public sealed class LintTests : IDisposable
{
    private const string Doubtful = "name: shop\nextends: adr-0072\nwhen_unknown: SEV9\n";
    private const string Runbook = "name: Restart\nsteps:\n  - { name: Scale, action: scale_service, params: { replicas: \"{{ current_replicas }}\" } }\n";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Lint_text_gives_a_line_for_each_finding_and_a_summary()
    {
        var file = _shell.Write("p.yaml", Doubtful);
        var output = await _shell.RunAsync("lint", file);
        Assert.Equal(ExitCode.Found, output.Code);
        Assert.Equal("", output.Error);
        var lines = output.Out.TrimEnd('\n').Split('\n');
        Assert.Contains($"{file}:3:15: error PO019: there is no severity \"SEV9\", did you mean \"SEV1\"?", lines);
        Assert.Equal("1 file: 1 error, 0 warnings, 1 info", lines[^1]);
    }

    [Fact]
    public async Task Lint_json_holds_the_findings_alone()
    {
        var file = _shell.Write("p.yaml", "name: [");
        foreach (var args in (string[][])[["--json"], ["--format", "json"], ["--json", "--format", "json"]])
        {
            var output = await _shell.RunAsync(["lint", file, .. args]);
            Assert.Equal(ExitCode.Found, output.Code);
            Assert.Equal(["findings"], output.Json.EnumerateObject().Select(property => property.Name));
            var finding = Assert.Single(output.Json.GetProperty("findings").EnumerateArray());
            Assert.Equal(["file", "line", "column", "severity", "code", "message"], finding.EnumerateObject().Select(property => property.Name));
            Assert.Equal((file, "error", "YA001"), (finding.GetProperty("file").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString()));
        }
    }

    [Fact]
    public async Task Lint_of_folders_takes_every_kind_of_document_by_its_content()
    {
        Directory.CreateDirectory(_shell.PathOf("docs/deep"));
        _shell.Write("docs/b.yml", Runbook);
        _shell.Write("docs/a.yaml", Doubtful);
        _shell.Write("docs/deep/schedule.yaml", "name: platform\nlayers: []\n");
        _shell.Write("docs/deep/compose.yaml", "services: {}\n");
        _shell.Write("docs/notes.txt", "not looked at");
        var output = await _shell.RunAsync("lint", _shell.PathOf("docs"), _shell.PathOf("docs/a.yaml"), "--json");
        var findings = output.Json.GetProperty("findings").EnumerateArray().Select(finding => (Path.GetFileName(finding.GetProperty("file").GetString()), finding.GetProperty("code").GetString())).ToList();
        Assert.Equal([("a.yaml", "PO019"), ("compose.yaml", "LI002"), ("schedule.yaml", "LI003"), ("built-in:adr-0072.yaml", "PO106")], findings);
        Assert.EndsWith("4 files: 1 error, 0 warnings, 3 infos\n", (await _shell.RunAsync("lint", _shell.PathOf("docs"))).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_takes_a_file_once_however_its_path_is_written()
    {
        var file = _shell.Write("p.yaml", "services: {}\n");
        var again = Path.Combine(Path.GetDirectoryName(file)!, ".", "p.yaml");
        var output = await _shell.RunAsync("lint", file, again, "--json");
        Assert.Equal(1, output.Json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Lint_fails_on_errors_and_with_strict_on_any_finding()
    {
        var info = _shell.Write("i.yaml", "services: {}\n");
        Assert.Equal(ExitCode.Fine, (await _shell.RunAsync("lint", info)).Code);
        Assert.Equal(ExitCode.Found, (await _shell.RunAsync("lint", info, "--strict")).Code);
        var clean = _shell.Write("r.yaml", Runbook);
        Assert.Equal("1 file: 0 errors, 0 warnings, 0 infos\n", (await _shell.FineAsync("lint", clean, "--strict")).Out);
        Assert.Equal("""{"findings":[]}""" + "\n", (await _shell.FineAsync("lint", clean, "--json")).Out);
        Assert.Equal("", (await _shell.FineAsync("lint", clean, "--format", "github")).Out);
    }

    [Fact]
    public async Task Lint_holds_runbooks_against_the_names_of_a_context()
    {
        var file = _shell.Write("r.yaml", Runbook);
        var output = await _shell.RunAsync("lint", file, "--context", _shell.Write("c.json", """{"current_replica": 3}"""));
        Assert.Equal(ExitCode.Found, output.Code);
        Assert.Contains("error RB019: the context has no \"current_replicas\", did you mean \"current_replica\"?", output.Out, StringComparison.Ordinal);
        await _shell.FineAsync("lint", file, "--context", _shell.Write("d.json", """{"current_replicas": 3}"""));
        await _shell.UnusableAsync("lint", file, "--context", _shell.Write("e.json", "[]"));
    }

    [Fact]
    public async Task Lint_sarif_has_what_the_schema_requires()
    {
        var file = _shell.Write("a file, 100%.yaml", Doubtful);
        var output = await _shell.RunAsync("lint", file, "--format", "sarif");
        Assert.Equal(ExitCode.Found, output.Code);
        var sarif = output.Json;
        Assert.Equal("2.1.0", sarif.GetProperty("version").GetString());
        Assert.StartsWith("https://", sarif.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(sarif.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("incidentkit", driver.GetProperty("name").GetString());
        Assert.Matches("^\\d+\\.\\d+\\.\\d+$", driver.GetProperty("semanticVersion").GetString()!);
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(["PO019", "PO106"], rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(rules, rule => Assert.NotEqual("", rule.GetProperty("shortDescription").GetProperty("text").GetString()));
        Assert.Equal(["error", "note"], rules.Select(rule => rule.GetProperty("defaultConfiguration").GetProperty("level").GetString()));
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
            var uri = LocationOf(result).GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.DoesNotContain(uri, c => c is ' ' or '\\' or ',');
            Assert.True(Uri.TryCreate(uri, UriKind.Relative, out _), uri);
        }

        var error = run.GetProperty("results").EnumerateArray().Single(result => result.GetProperty("level").GetString() == "error");
        Assert.EndsWith("a%20file%2C%20100%25.yaml", LocationOf(error).GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        var region = LocationOf(error).GetProperty("region");
        Assert.Equal((3, 15), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public async Task Lint_sarif_leaves_out_a_place_that_is_none()
    {
        var output = await _shell.RunAsync("lint", _shell.Write("p.yaml", ""), "--format", "sarif");
        var result = Assert.Single(output.Json.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.False(LocationOf(result).TryGetProperty("region", out _));
    }

    [Fact]
    public async Task Lint_github_escapes_what_would_end_the_annotation()
    {
        var file = _shell.Write("a,b%.yaml", "severities: []\n\"50%\": 1\n");
        var output = await _shell.RunAsync("lint", file, "--format", "github");
        Assert.Contains($"::error file={file.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)},line=2,col=1,title=PO014::unknown key \"50%25\"", output.Out, StringComparison.Ordinal);
        var note = await _shell.FineAsync("lint", _shell.Write("n.yaml", "services: {}\n"), "--format", "github");
        Assert.StartsWith("::notice file=", note.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_reads_standard_input()
    {
        var output = await _shell.RunWithInputAsync("name: x\nsteps: []\n", "lint", "-", "--json");
        Assert.Equal("-", output.Json.GetProperty("findings")[0].GetProperty("file").GetString());
        Assert.Contains("YA003", (await _shell.RunWithInputAsync(new string('x', 1_000_000), "lint", "-")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_of_what_can_not_be_read_prints_nothing_else()
    {
        var good = _shell.Write("p.yaml", Doubtful);
        var errors = await _shell.UnusableAsync("lint", good, _shell.PathOf("none.yaml"), _shell.PathOf("nowhere"));
        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Contains("there is no such file", error, StringComparison.Ordinal));
        Directory.CreateDirectory(_shell.PathOf("empty"));
        Assert.Contains("no *.yaml", Assert.Single(await _shell.UnusableAsync("lint", _shell.PathOf("empty"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_wrong_usage_is_unusable()
    {
        var file = _shell.Write("p.yaml", Doubtful);
        Assert.Contains("did you mean \"sarif\"?", Assert.Single(await _shell.UnusableAsync("lint", file, "--format", "sarf")), StringComparison.Ordinal);
        Assert.Contains("contradict", Assert.Single(await _shell.UnusableAsync("lint", file, "--format", "sarif", "--json")), StringComparison.Ordinal);
        await _shell.UnusableAsync("lint");
    }

    [Fact]
    public async Task Lint_of_a_huge_file_looks_at_its_beginning_only()
    {
        using (var stream = File.Create(_shell.PathOf("huge.yaml")))
            stream.SetLength(100L * 1024 * 1024);
        foreach (var args in (string[][])[["lint", _shell.PathOf("huge.yaml")], ["policy", "check", _shell.PathOf("huge.yaml")]])
        {
            var output = await _shell.RunAsync([.. args, "--json"]);
            Assert.Equal(ExitCode.Found, output.Code);
            Assert.Equal("YA003", Assert.Single(output.Json.GetProperty("findings").EnumerateArray()).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Lint_does_not_follow_a_link_that_leads_back()
    {
        Directory.CreateDirectory(_shell.PathOf("loop"));
        _shell.Write("loop/r.yaml", Runbook);
        Directory.CreateSymbolicLink(_shell.PathOf("loop/again"), _shell.PathOf("loop"));
        Assert.Equal("1 file: 0 errors, 0 warnings, 0 infos\n", (await _shell.FineAsync("lint", _shell.PathOf("loop"))).Out);
    }

    private static JsonElement LocationOf(JsonElement result) => Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
}
