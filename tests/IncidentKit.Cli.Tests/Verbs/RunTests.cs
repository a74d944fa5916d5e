using System.Text.Json;
using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests.Verbs;

/// <summary>The seed's runbook, verbatim, tried with scripted actions: the traces that a person is promised.</summary>
public sealed class RunTests : IDisposable
{
    private const string Context = """
        {"alert": {"name": "service_unavailable", "service": "checkout"},
         "incident": {"number": "INC-1", "severity": "SEV1"},
         "metrics": {"cpu_percent": 95}, "current_replicas": 3}
        """;

    private const string Never = "{output: {passed: false}}";
    private const string Healthy = "{output: {passed: true}}";
    private static readonly string Runbook = Repository.File("samples/runbooks/service-outage.yaml");

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(
        "all", $"{Never}, {Never}, {Never}, {Healthy}", 1, "{error: refused}", 0, "succeeded/succeeded_with_warnings",
        "verify_outage=not_passed[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=succeeded[1] scale_up_if_load_issue=succeeded[1] restart_service=recovered[1](notify_on_call=succeeded[1]) verify_recovery=succeeded[3]")]
    [InlineData(
        "none", $"{Never}, {Healthy}", 0, "{error: refused}", 0, "succeeded/succeeded_with_warnings",
        "verify_outage=not_passed[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=skipped[0] scale_up_if_load_issue=succeeded[1] restart_service=recovered[1](notify_on_call=succeeded[1]) verify_recovery=succeeded[1]")]
    [InlineData(
        "none", Never, 1, "{error: refused}", 1, "aborted/denied",
        "verify_outage=not_passed[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=denied[0]")]
    [InlineData(
        "all", Never, 1, "{error: refused}", 1, "failed/failed",
        "verify_outage=not_passed[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=succeeded[1] scale_up_if_load_issue=succeeded[1] restart_service=recovered[1](notify_on_call=succeeded[1]) verify_recovery=not_passed[4]")]
    [InlineData(
        "all", Healthy, 1, "{output: done}", 0, "succeeded/succeeded",
        "verify_outage=succeeded[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=succeeded[1] scale_up_if_load_issue=succeeded[1] restart_service=succeeded[1] verify_recovery=succeeded[1]")]
    [InlineData(
        "all", $"{Never}, {Healthy}", 1, "{delay: 2m, output: done}", 0, "succeeded/succeeded_with_warnings",
        "verify_outage=not_passed[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=succeeded[1] scale_up_if_load_issue=succeeded[1] restart_service=recovered[1](notify_on_call=succeeded[1]) verify_recovery=succeeded[1]")]
    public async Task Run_of_the_seeds_runbook_takes_the_way_it_promises(string approve, string health, int deployments, string restart, int code, string ending, string trace)
    {
        var output = await RunAsync(["--approve", approve, "--json"], health, deployments, restart);
        Assert.Equal(code, output.Code);
        Assert.Equal(ending, $"{output.Json.GetProperty("outcome").GetString()}/{output.Json.GetProperty("detail").GetString()}");
        Assert.Equal(trace, Trace(output.Json.GetProperty("steps")));
    }

    [Fact]
    public async Task Run_json_holds_what_programs_read()
    {
        var root = (await RunAsync(["--approve", "all", "--json"], $"{Never}, {Healthy}", 1, "{error: refused}")).Json;
        foreach (var name in (string[])["run", "outcome", "detail", "steps"])
            Assert.True(root.TryGetProperty(name, out _), name);
        var restart = root.GetProperty("steps")[4];
        Assert.Equal("Restart service", restart.GetProperty("name").GetString());
        Assert.Equal(("failed", "recovered", "refused"), (restart.GetProperty("status").GetString(), restart.GetProperty("detail").GetString(), restart.GetProperty("error").GetString()));
        Assert.Equal("2026-01-05T09:00:00+00:00", restart.GetProperty("started_at").GetString());
        Assert.Equal("succeeded", restart.GetProperty("fallback")[0].GetProperty("status").GetString());
        var scale = root.GetProperty("steps")[3];
        Assert.Equal((JsonValueKind.Number, 6), (scale.GetProperty("params").GetProperty("replicas").ValueKind, scale.GetProperty("params").GetProperty("replicas").GetInt32()));
        Assert.Equal("d9", root.GetProperty("steps")[1].GetProperty("output").GetProperty("latest").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Run_text_is_a_tree_of_steps_with_reasons()
    {
        var output = await RunAsync([], Never, 1, "{error: refused}");
        Assert.Equal(ExitCode.Found, output.Code);
        Assert.Equal(
            """
            Service Outage Response: denied in 5m: step 'Rollback if recent deployment' was not allowed: timeout: nobody answered within 5m
            ├── verify_outage: not_passed, on checkout, error: the check did not pass
            ├── check_recent_deployments: succeeded, with {"service":"checkout","hours":2}, returned {"count":1,"latest":{"id":"d9"}}
            └── rollback_if_recent_deployment: denied, approval_timeout, with {"deployment_id":"d9"}, error: timeout: nobody answered within 5m

            """,
            output.Out);
    }

    [Theory]
    [InlineData("y\n", "succeeded")]
    [InlineData("what?\nN\n", "denied")]
    [InlineData("\n", "denied")]
    [InlineData("", "denied")]
    public async Task Run_that_asks_takes_the_answer_from_standard_input(string answer, string detail)
    {
        var actions = _shell.Write("a.yaml", Actions($"{Never}, {Healthy}", 1, "{output: done}"));
        var output = await _shell.RunWithInputAsync(answer, "run", Runbook, "--context", _shell.Write("c.json", Context), "--actions", actions, "--approve", "ask", "--json");
        Assert.Equal(detail, output.Json.GetProperty("detail").GetString());
        Assert.Contains("""rollback_deployment {"deployment_id":"d9"}""", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_dry_shows_what_would_run_and_needs_no_actions()
    {
        var output = await _shell.FineAsync("run", Runbook, "--context", _shell.Write("c.json", Context), "--dry-run", "--json");
        Assert.Equal("succeeded", output.Json.GetProperty("outcome").GetString());
        Assert.All(output.Json.GetProperty("steps").EnumerateArray(), step => Assert.Equal("would_run", step.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Run_without_actions_refuses_what_is_not_built_in()
    {
        var errors = await _shell.UnusableAsync("run", Runbook, "--context", _shell.Write("c.json", Context));
        Assert.Equal(6, errors.Count);
        Assert.StartsWith($"{Runbook}:8:", errors[0], StringComparison.Ordinal);
        Assert.Contains("\"health_check\"", errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_of_built_in_actions_needs_no_script()
    {
        var runbook = _shell.Write("r.yaml", "name: Tell\nsteps:\n  - { name: Page, action: page_on_call, params: { message: \"{{ alert.service }} is down\" } }\n");
        await _shell.FineAsync("run", runbook, "--context", _shell.Write("c.json", Context));
    }

    [Fact]
    public async Task Run_of_wrong_files_names_every_error_and_its_place()
    {
        var context = _shell.Write("c.json", Context);
        var runbook = _shell.Write("r.yaml", "name: Bad\nsteps:\n  - { name: A, action: x, requires_aproval: true }\n  - { name: B }\n");
        var errors = await _shell.UnusableAsync("run", runbook, "--context", context, "--dry-run");
        Assert.Equal(2, errors.Count);
        Assert.StartsWith($"{runbook}:3:", errors[0], StringComparison.Ordinal);
        Assert.Contains("did you mean \"requires_approval\"?", errors[0], StringComparison.Ordinal);

        var actions = _shell.Write("a.yaml", "health_check: [ { outptu: 1 } ]\n");
        Assert.StartsWith($"{actions}:1:", Assert.Single(await _shell.UnusableAsync("run", Runbook, "--context", context, "--actions", actions)), StringComparison.Ordinal);
        var broken = _shell.Write("d.json", "{\n  \"alert\": }");
        Assert.StartsWith($"{broken}:2:12: ", Assert.Single(await _shell.UnusableAsync("run", Runbook, "--context", broken, "--dry-run")), StringComparison.Ordinal);
        Assert.Contains("standard input", Assert.Single(await _shell.UnusableAsync("run", "-", "--context", "-", "--dry-run")), StringComparison.Ordinal);
        Assert.Contains("maybe", Assert.Single(await _shell.UnusableAsync("run", Runbook, "--context", context, "--approve", "maybe")), StringComparison.Ordinal);
        Assert.Contains("--context", Assert.Single(await _shell.UnusableAsync("run", Runbook)), StringComparison.Ordinal);
    }

    private static string Actions(string health, int deployments, string restart) => string.Join(
        '\n',
        $"health_check: [ {health} ]",
        $"get_recent_deployments: [ {{output: {{count: {deployments}, latest: {{id: d9}}}}}} ]",
        "rollback_deployment: [ {output: {rolled_back: d9}} ]",
        "scale_service: [ {output: null} ]",
        $"restart_service: [ {restart} ]");

    private static string Trace(JsonElement steps) => string.Join(' ', steps.EnumerateArray().Select(step =>
    {
        var fallback = Trace(step.GetProperty("fallback"));
        return $"{step.GetProperty("id").GetString()}={step.GetProperty("detail").GetString()}[{step.GetProperty("attempts").GetInt32()}]{(fallback.Length == 0 ? "" : $"({fallback})")}";
    }));

    private Task<ShellOutput> RunAsync(string[] more, string health, int deployments, string restart) =>
        _shell.RunAsync(["run", Runbook, "--context", _shell.Write("c.json", Context), "--actions", _shell.Write("a.yaml", Actions(health, deployments, restart)), .. more]);
}
