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
}
