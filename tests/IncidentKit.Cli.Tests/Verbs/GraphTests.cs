using IncidentKit.Cli.Tests.Support;
using IncidentKit.Lifecycle;

namespace IncidentKit.Cli.Tests.Verbs;

public sealed class GraphTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Lifecycle_graph_is_mermaid() => Assert.Equal(LifecycleGraph.Mermaid(), (await _shell.FineAsync("lifecycle", "graph")).Out);

    [Fact]
    public async Task Runbook_graph_shows_steps_conditions_approvals_and_fallbacks()
    {
        var lines = (await _shell.FineAsync("runbook", "graph", Repository.File("samples/runbooks/service-outage.yaml"))).Out.Split('\n');
        Assert.Equal("flowchart TD", lines[0]);
        Assert.Equal("    s2 --> s3[\"Rollback if recent deployment<br/>rollback_deployment<br/>if {{ steps.check_recent_deployments.count #gt; 0 }}<br/>needs approval\"]", lines[3]);
        Assert.Equal("    s5 -->|fallback| s6[\"Notify on-call<br/>page_on_call\"]", lines[6]);
        Assert.Equal("    s5 --> s7[\"Verify recovery<br/>health_check\"]", lines[7]);
    }

    [Fact]
    public async Task Runbook_graph_keeps_hostile_names_inside_their_labels()
    {
        var runbook = _shell.Write("r.yaml", "name: x\nsteps:\n  - { name: 'a\"] --> b[\"<script> %%{init}%% `end` $$x$$ #35; &lt;', id: a, action: go }\n");
        Assert.Equal(
            "    start([start]) --> s1[\"a#quot;] --#gt; b[#quot;#lt;script#gt; #37;#37;{init}#37;#37; #96;end#96; #36;#36;x#36;#36; #35;35; #amp;lt;<br/>go\"]",
            (await _shell.FineAsync("runbook", "graph", runbook)).Out.Split('\n')[1]);
    }

    [Fact]
    public async Task Policy_graph_shows_rules_severities_and_ladders() =>
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.File("tests/IncidentKit.Cli.Tests/Verbs/testdata/adr-0072.mmd"), TestContext.Current.CancellationToken),
            (await _shell.FineAsync("policy", "graph", "adr-0072")).Out);

    [Fact]
    public async Task Policy_graph_keeps_hostile_names_inside_their_labels()
    {
        var policy = _shell.Write("p.yaml", "name: x\nfallback: user:a\nseverities:\n  - { name: 'S\"]; end', title: '|no|', targets: { acknowledge: next business day } }\nescalation:\n  'S\"]; end': [ { id: a, after: 1h, notify: ['user:\"}'], unless: acknowledged, repeat: { every: 5m, times: 3 } }, { id: b, after: 2h, from: previous, do: [notify_management] } ]\nclassification:\n  - { name: '\"}', when: \"title == '<b>'\", severity: 'S\"]; end' }\n  - { otherwise: 'S\"]; end' }\n");
        Assert.Equal(
            """
            flowchart TD
                report([report])
                r1{"#quot;}<br/>title == '#lt;b#gt;'"}
                report --> r1
                r1 -->|yes| s1
                r1 -->|otherwise| s1
                s1["S#quot;]; end |no|<br/>acknowledge within next business day"]
                s1e1("a<br/>tell user:#quot;}<br/>unless acknowledged<br/>again every 5m, 3 times")
                s1 -->|"1h after declaration"| s1e1
                s1e2("b<br/>notify_management")
                s1e1 -->|"2h later"| s1e2

            """,
            (await _shell.FineAsync("policy", "graph", policy)).Out);
    }

    [Theory]
    [InlineData("SEV1: none", "", "nobody is told")]
    [InlineData("SEV1: none", ", mode: track", "tracked only")]
    public async Task Policy_graph_ends_with_a_word_where_a_severity_has_no_steps(string ladder, string mode, string word)
    {
        var policy = _shell.Write("p.yaml", $"name: x\nfallback: user:a\nseverities: [ {{ name: SEV1{mode} }} ]\nescalation: {{ {ladder} }}\nclassification: [ {{ otherwise: SEV1 }} ]\n");
        Assert.Contains($"    s1 --> s1e0(\"{word}\")\n", (await _shell.FineAsync("policy", "graph", policy)).Out, StringComparison.Ordinal);
    }
}
