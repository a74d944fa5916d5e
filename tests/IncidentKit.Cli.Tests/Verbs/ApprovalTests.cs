using IncidentKit.Cli.Tests.Support;
using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Sqlite;
using IncidentKit.Storage;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IncidentKit.Cli.Tests.Verbs;

/// <summary>A service runs a runbook on the store; a person answers it from a shell.</summary>
public sealed class ApprovalTests : IDisposable
{
    private const string Runbook = """
        name: Repair
        trigger: { severity: SEV1 }
        steps:
          - { name: Restart service, action: restart_service, target: checkout, params: { gently: true }, requires_approval: true, approval_timeout: 5m }
        """;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("approve", "approved", "succeeded", 1)]
    [InlineData("deny", "denied", "denied", 0)]
    public async Task Answer_from_the_shell_brings_the_run_on(string verb, string answer, string result, int calls)
    {
        await using var service = await StartServiceAsync();
        var incident = await DeclareAsync(service);
        var approval = Assert.Single((await _shell.FineAsync("approvals", "INC-1", "--store", _shell.Store, "--json")).Json.EnumerateArray());
        Assert.Equal(
            ["id", "kind", "run", "runbook", "incident", "step", "step_name", "target", "params", "approvers", "requested_at", "deadline"],
            approval.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("approval", "repair", "checkout"), (approval.GetProperty("kind").GetString(), approval.GetProperty("runbook").GetString(), approval.GetProperty("target").GetString()));
        Assert.True(approval.GetProperty("params").GetProperty("gently").GetBoolean());
        Assert.Contains("{\"gently\":true}", (await _shell.FineAsync("approvals", "--store", _shell.Store)).Out, StringComparison.Ordinal);

        var id = approval.GetProperty("id").GetString()!;
        var answered = await _shell.FineAsync(verb, id, "--store", _shell.Store, "--by", "ana", "--reason", "seen the graphs", "--json");
        Assert.Equal(answer, answered.Json.GetProperty("answer").GetString());
        Assert.Equal("[]\n", (await _shell.FineAsync("approvals", "--store", _shell.Store, "--json")).Out);

        await service.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(result, Assert.Single(await service.Runbooks.ListRunsAsync(incident.Id, TestContext.Current.CancellationToken)).Result);
        Assert.Equal(calls, service.Actions.Calls.Count);

        var late = await _shell.RunAsync(verb, id, "--store", _shell.Store, "--by", "bo");
        Assert.Equal((ExitCode.Found, ""), (late.Code, late.Out));
        Assert.Single(late.Errors);
    }

    [Fact]
    public async Task Answer_says_in_text_what_it_did()
    {
        await using var service = await StartServiceAsync();
        await DeclareAsync(service);
        var approval = Assert.Single(await service.Runbooks.ListApprovalsAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("Restart service is approved by ana\n", (await _shell.FineAsync("approve", approval.Id, "--store", _shell.Store, "--by", "ana")).Out);
        Assert.Equal("no open approvals\n", (await _shell.FineAsync("approvals", "--store", _shell.Store)).Out);
    }

    private ValueTask<IncidentKitTestHost> StartServiceAsync() => IncidentKitTestHost.StartAsync(
        kit =>
        {
            kit.Services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(provider => new SqliteIncidentStore(_shell.PathOf("incidents.db"), provider.GetRequiredService<TimeProvider>())));
            kit.UsePolicy(BuiltInPacks.Load("adr-0072") with { Runbooks = ["repair"], Hash = "with-runbook" });
            kit.AddRunbook("repair.yaml", Runbook);
            kit.AddScriptedAction("restart_service", Idempotency.Safe, ScriptedOutcome.Returns(true));
        },
        _shell.Time.Now);

    private static ValueTask<Incident> DeclareAsync(IncidentKitTestHost service) =>
        service.DeclareAsync(new IncidentReport { Title = "Checkout is down", Category = "System", UsersAffectedPercent = 63, HasWorkaround = false });
}
