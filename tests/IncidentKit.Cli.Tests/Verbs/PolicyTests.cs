using System.Text;
using IncidentKit.Cli.Tests.Support;
using IncidentKit.Policies;

namespace IncidentKit.Cli.Tests.Verbs;

public sealed class PolicyTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Policy_list_names_the_built_in_ones()
    {
        var list = await _shell.FineAsync("policy", "list", "--json");
        Assert.StartsWith("""[{"name":"adr-0072","title":"ADR 0072 incident response","source":"built-in:adr-0072.yaml"},{"name":"p0-p3",""", list.Out, StringComparison.Ordinal);
        Assert.Equal(["adr-0072", "p0-p3", "platform", "reliability-guild", "pol-010"], list.Json.EnumerateArray().Select(pack => pack.GetProperty("name").GetString()));
        Assert.Contains("pol-010            POL-010 incident response ", (await _shell.FineAsync("policy", "list")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adr-0072", "SEV1")]
    [InlineData("p0-p3", "P0")]
    [InlineData("platform", "SEV-1")]
    [InlineData("reliability-guild", "SEV1")]
    [InlineData("pol-010", "SEV1")]
    public async Task Built_in_policy_is_shown_checked_and_classifies(string name, string gravest)
    {
        var output = await _shell.FineAsync("policy", "show", name, "--json");
        Assert.Equal(Encoding.UTF8.GetString(PolicyJson.ToUtf8Bytes(BuiltInPacks.Load(name))) + "\n", output.Out);
        Assert.Contains($"{gravest} ", (await _shell.FineAsync("policy", "show", name)).Out, StringComparison.Ordinal);
        await _shell.FineAsync("policy", "check", name, "--json");
        var report = _shell.Write("r.json", """{"title":"All is down","scope":"complete","category":"System","users_affected_percent":100}""");
        var result = (await _shell.FineAsync("classify", "--policy", name, "--report", report, "--json")).Json;
        Assert.Equal(gravest, result.GetProperty("severity").GetString());
    }

    [Fact]
    public async Task Policy_check_says_that_detection_is_not_active() =>
        Assert.Contains("not active: nothing measures yet", (await _shell.FineAsync("policy", "check", "reliability-guild")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Policy_show_json_reads_back_as_the_same_policy()
    {
        var file = _shell.Write("p.json", (await _shell.FineAsync("policy", "show", "adr-0072", "--json")).Out);
        Assert.Equal(File.ReadAllText(file), (await _shell.FineAsync("policy", "show", file, "--json")).Out);
    }

    [Fact]
    public async Task Policy_show_text_holds_severities_rules_and_ladders()
    {
        var text = (await _shell.FineAsync("policy", "show", "adr-0072")).Out;
        Assert.Contains("SEV4      Low       24h", text, StringComparison.Ordinal);
        Assert.Contains("system-outage       SEV1      category == 'System' and users_affected_percent > 50", text, StringComparison.Ordinal);
        Assert.Contains("SEV1        escalate  15m", text, StringComparison.Ordinal);
        Assert.Contains("root_cause_analysis within 48h", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_check_of_a_built_in_policy_finds_infos_only()
    {
        var findings = (await _shell.FineAsync("policy", "check", "adr-0072", "--json")).Json.GetProperty("findings").EnumerateArray().ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal("info", finding.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Policy_check_finds_what_the_policy_would_do()
    {
        var file = _shell.Write("p.yaml", "name: mine\nextends: adr-0072\nclassification:\n  - { name: a, when: \"security\", severity: SEV1 }\n  - { name: b, when: \"security and has_workaround\", severity: SEV2 }\n  - { name: c, when: \"true\", severity: SEV3 }\n  - { otherwise: SEV4 }\n");
        var output = await _shell.FineAsync("policy", "check", file);
        Assert.Contains($"{file}:5:13: warning PO201: the rule \"b\" can never match: \"a\" above takes all its cases", output.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 file: 0 errors, 1 warning, 1 info\n", output.Out, StringComparison.Ordinal);
        Assert.Equal(output.Out, (await _shell.FineAsync("lint", file)).Out);
    }

    [Fact]
    public async Task Policy_check_of_a_good_policy_finds_nothing()
    {
        var file = _shell.Write("good.yaml", "name: p\nfallback: [user:ana]\nseverities: [{ name: S1 }]\nclassification: [{ otherwise: S1 }]\nescalation: { S1: none }\n");
        Assert.Equal("""{"findings":[]}""" + "\n", (await _shell.FineAsync("policy", "check", file, "--json")).Out);
    }

    [Fact]
    public async Task Policy_check_gives_each_error_as_a_finding()
    {
        var file = _shell.Write("p.yaml", "name: mine\nextends: adr-0072\nseverites: []\n");
        var output = await _shell.RunAsync("policy", "check", file, "--json");
        Assert.Equal(ExitCode.Found, output.Code);
        Assert.Equal("", output.Error);
        var finding = output.Json.GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("severity").GetString() == "error");
        Assert.Equal(["file", "line", "column", "severity", "code", "message"], finding.EnumerateObject().Select(property => property.Name));
        Assert.Equal((file, 3, 1, "error"), (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("severity").GetString()));

        var text = await _shell.RunAsync("policy", "check", file);
        Assert.Equal(ExitCode.Found, text.Code);
        Assert.StartsWith($"{file}:3:1: error {finding.GetProperty("code").GetString()}: ", text.Out[text.Out.IndexOf(file, StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_check_of_a_doubtful_policy_fails_only_with_strict()
    {
        var file = _shell.Write("p.yaml", "name: mine\nextends: adr-0072\n");
        var finding = Assert.Single((await _shell.FineAsync("policy", "check", file, "--json")).Json.GetProperty("findings").EnumerateArray());
        Assert.Equal("info", finding.GetProperty("severity").GetString());
        Assert.Equal(ExitCode.Found, (await _shell.RunAsync("policy", "check", file, "--strict")).Code);
    }

    [Fact]
    public async Task Policy_check_reads_standard_input()
    {
        var output = await _shell.RunWithInputAsync("name: [", "policy", "check", "-", "--json");
        Assert.Equal(ExitCode.Found, output.Code);
        Assert.NotEmpty(output.Json.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task Policy_that_is_not_there_is_unusable()
    {
        foreach (var verb in (string[])["show", "check"])
            Assert.Contains("there is no such file", Assert.Single(await _shell.UnusableAsync("policy", verb, _shell.PathOf("none.yaml"))), StringComparison.Ordinal);
    }
}
