using System.Text.Json;
using IncidentKit.Runbooks;
using IncidentKit.Simulation;

namespace IncidentKit.Tests.Runbooks;

/// <summary>The runbook of ADR 0072 with scripted actions: the traces that its specification lists.</summary>
public sealed class ServiceOutageTraceTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private const string Script = """
        health_check: [ {output: {passed: false}}, {output: {passed: false}}, {output: {passed: false}}, {output: {passed: true}} ]
        get_recent_deployments: [ {output: {count: 1, latest: {id: d9}}} ]
        rollback_deployment: [ {output: {rolled_back: d9}} ]
        scale_service: [ {output: {replicas: 6}} ]
        restart_service: [ {error: "the service manager does not answer"} ]
        page_on_call: [ {output: {paged: true}} ]
        """;

    [Fact]
    public void Sample_is_the_seed_verbatim()
    {
        var seed = Sources.TestData("seed-000-runbooks.md");
        const string Fence = "```yaml\n";
        var begin = seed.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var block = seed[begin..seed.IndexOf("```", begin, StringComparison.Ordinal)];

        Assert.Equal(block, Sources.Text("samples", "runbooks", "service-outage.yaml"));
    }

    [Fact]
    public void Seed_reads_without_error_and_warns_that_it_acts_after_a_passed_check()
    {
        var result = RunbookReader.Read("service-outage.yaml", Sources.Text("samples", "runbooks", "service-outage.yaml"));

        Assert.NotNull(result.Runbook);
        Assert.Equal("service-outage", result.Runbook.Id);
        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal("RB201", finding.Code);
        Assert.Equal(8, finding.Line);
        Assert.Contains("add on_pass: stop", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_recovers_the_failed_restart_and_verifies()
    {
        var trace = Run((bool?)true);

        Assert.Equal(
            "verify_outage=not_passed[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=succeeded[1] scale_up_if_load_issue=succeeded[1] restart_service=recovered[1](notify_on_call=succeeded[1]) verify_recovery=succeeded[3]",
            Told(trace.Steps));
        Assert.Equal(("succeeded", "succeeded_with_warnings"), (trace.Outcome, trace.Detail));
        var scale = trace.Steps[3];
        Assert.Equal(6L, scale.Params["replicas"]);
        Assert.Equal("d9", trace.Steps[2].Params["deployment_id"]);
        Assert.Single(trace.Steps[2].ApprovedBy);
        Assert.Equal("Automated recovery failed for payments", trace.Steps[4].Fallback[0].Params["message"]);
        Assert.Equal("the service manager does not answer", trace.Steps[4].Error);
    }

    [Fact]
    public void Rollback_is_skipped_and_nobody_asked_when_nothing_was_deployed()
    {
        var asked = 0;
        var trace = Run(new Func<RunbookApprovalQuestion, bool?>(_ => { asked++; return true; }), Script.Replace("count: 1, latest: {id: d9}", "count: 0", StringComparison.Ordinal));

        Assert.Equal("skipped", trace.Steps[2].Detail);
        Assert.Equal("condition", trace.Steps[2].Reason);
        Assert.Equal(0, trace.Steps[2].Attempts);
        Assert.Equal(0, asked);
        Assert.Equal("succeeded_with_warnings", trace.Detail);
    }

    [Fact]
    public void Run_is_denied_when_nobody_answers_for_five_minutes()
    {
        var trace = Run((bool?)null);

        Assert.Equal("verify_outage=not_passed[1] check_recent_deployments=succeeded[1] rollback_if_recent_deployment=denied[0]", Told(trace.Steps));
        Assert.Equal(("aborted", "denied"), (trace.Outcome, trace.Detail));
        Assert.Contains("timeout", trace.Steps[2].Error, StringComparison.Ordinal);
        Assert.Equal("timeout", trace.Steps[2].ErrorKind);
        Assert.Equal(TimeSpan.FromMinutes(5), trace.Steps[2].EndedAt - trace.Steps[2].StartedAt);
    }

    [Fact]
    public void Run_is_denied_when_somebody_says_no()
    {
        var trace = Run((bool?)false);

        Assert.Equal(("aborted", "denied"), (trace.Outcome, trace.Detail));
        Assert.Equal("denied", trace.Steps[^1].ErrorKind);
        Assert.Equal("rollback_if_recent_deployment", trace.Steps[^1].Id);
    }

    [Fact]
    public void Run_fails_when_the_service_never_recovers()
    {
        var trace = Run((bool?)true, Script.Replace("{output: {passed: true}}", "{output: false}", StringComparison.Ordinal));

        Assert.Equal("not_passed", trace.Steps[^1].Detail);
        Assert.Equal(4, trace.Steps[^1].Attempts);
        Assert.Equal(("failed", "failed"), (trace.Outcome, trace.Detail));
    }

    [Fact]
    public void Trace_is_the_document_of_the_command_line()
    {
        using var document = JsonDocument.Parse(Run((bool?)true).ToJson());
        var root = document.RootElement;

        Assert.Equal("succeeded", root.GetProperty("outcome").GetString());
        Assert.Equal("succeeded_with_warnings", root.GetProperty("detail").GetString());
        var restart = root.GetProperty("steps")[4];
        Assert.Equal("failed", restart.GetProperty("status").GetString());
        Assert.Equal("recovered", restart.GetProperty("detail").GetString());
        Assert.Equal("notify_on_call", restart.GetProperty("fallback")[0].GetProperty("id").GetString());
        Assert.Equal(1, restart.GetProperty("attempts").GetInt32());
        Assert.Equal(6, root.GetProperty("steps")[3].GetProperty("output").GetProperty("replicas").GetInt32());
        Assert.Equal(Start, root.GetProperty("steps")[0].GetProperty("started_at").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("steps")[1].GetProperty("error").ValueKind);
    }

    [Fact]
    public void Dry_run_shows_what_would_run_and_calls_nothing()
    {
        var trace = RunbookSimulator.Run(new RunbookSimulation { Runbook = Sources.ServiceOutage, StartAt = Start, Context = Context(), DryRun = true });

        Assert.Equal("succeeded", trace.Outcome);
        Assert.All(trace.Steps, s => Assert.Equal(("would_run", 0), (s.Detail, s.Attempts)));
        Assert.Equal(6, trace.Steps.Count);
        Assert.Equal("payments", trace.Steps[0].Target);
        Assert.Equal("condition_unknown", trace.Steps[2].Reason);
        Assert.Equal("{{ steps.check_recent_deployments.latest.id }}", trace.Steps[2].Params["deployment_id"]);
        Assert.Equal(6L, trace.Steps[3].Params["replicas"]);
    }

    [Fact]
    public void Dry_run_takes_scripted_outputs_for_later_conditions()
    {
        var trace = RunbookSimulator.Run(new RunbookSimulation { Runbook = Sources.ServiceOutage, StartAt = Start, Context = Context(), DryRun = true, Script = Read(Script) });

        Assert.Equal("d9", trace.Steps[2].Params["deployment_id"]);
        Assert.Equal("approval_needed", trace.Steps[2].Reason);
    }

    [Fact]
    public void Missing_measurement_skips_the_step_with_a_warning()
    {
        var context = Context();
        context.Remove("metrics");
        var trace = RunbookSimulator.Run(new RunbookSimulation { Runbook = Sources.ServiceOutage, StartAt = Start, Context = context, Approve = _ => true, Script = Read(Script) });

        Assert.Equal(("skipped", "missing_value"), (trace.Steps[3].Detail, trace.Steps[3].Reason));
        Assert.Contains("metrics.cpu_percent", trace.Steps[3].Error, StringComparison.Ordinal);
        Assert.Contains(trace.Warnings, w => w.Contains("metrics.cpu_percent", StringComparison.Ordinal));
    }

    [Fact]
    public void Unscripted_actions_are_those_that_are_not_built_in() =>
        Assert.Equal(
            ["health_check", "get_recent_deployments", "rollback_deployment", "scale_service", "restart_service"],
            RunbookSimulator.UnscriptedActions(Sources.ServiceOutage, RunbookScript.Empty));

    private static RunTrace Run(bool? approve, string script = Script) => Run(new Func<RunbookApprovalQuestion, bool?>(_ => approve), script);

    private static RunTrace Run(Func<RunbookApprovalQuestion, bool?> approve, string script = Script) => RunbookSimulator.Run(new RunbookSimulation
    {
        Runbook = Sources.ServiceOutage,
        StartAt = Start,
        Context = Context(),
        Approve = approve,
        Script = Read(script),
    });

    private static Dictionary<string, object?> Context() => new()
    {
        ["alert"] = new Dictionary<string, object?> { ["name"] = "service_unavailable", ["labels"] = new Dictionary<string, object?> { ["service"] = "payments" } },
        ["metrics"] = new Dictionary<string, object?> { ["cpu_percent"] = 95L },
        ["current_replicas"] = 3L,
    };

    private static RunbookScript Read(string script)
    {
        var read = RunbookScript.Read("actions.yaml", script, out var diagnostics);
        Assert.True(read is not null, string.Join('\n', diagnostics));
        return read!;
    }

    private static string Told(IEnumerable<StepTrace> steps) => string.Join(' ', steps.Select(s =>
        $"{s.Id}={s.Detail}[{s.Attempts}]{(s.Fallback.Count > 0 ? $"({Told(s.Fallback)})" : "")}"));
}
