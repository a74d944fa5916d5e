using IncidentKit.Diagnostics;
using IncidentKit.Expressions;
using IncidentKit.Runbooks;

namespace IncidentKit.Tests.Runbooks;

/// <summary>What a file may say, and what is said about a file that is wrong.</summary>
public sealed class RunbookReaderTests
{
    [Fact]
    public void Wrong_file_gets_every_error_with_its_place_at_once()
    {
        var errors = RunbookReader.Read("wrong.yaml", Sources.TestData("runbook.wrong.yaml")).Diagnostics.Select(d => d.ToString());

        Assert.Equal(Sources.TestData("runbook.wrong.txt").TrimEnd('\n'), string.Join('\n', errors));
    }

    [Fact]
    public void Unknown_key_is_told_as_the_specification_shows()
    {
        var text = Sources.Text("samples", "runbooks", "service-outage.yaml").Replace("requires_approval", "requires_aproval", StringComparison.Ordinal);

        Assert.Contains("service-outage.yaml:27:5 RB014 unknown key \"requires_aproval\", did you mean \"requires_approval\"?", Sources.Errors(text, "service-outage.yaml"));
    }

    [Fact]
    public void Everything_that_can_be_said_is_read()
    {
        var runbook = Sources.Read(Sources.TestData("runbook.full.yaml"), "full.yaml");

        Assert.Equal(("payments-down", "Payments down", "3", "ops", false), (runbook.Id, runbook.Name, runbook.Version, runbook.Owner, runbook.Enabled));
        Assert.Equal((TimeSpan.FromHours(2), RunbookIncidentEnd.Continue), (runbook.Timeout, runbook.OnIncidentEnd));
        Assert.Equal(["role:engineering-lead", "schedule:on-call"], runbook.Approvers);
        Assert.Equal(2, runbook.Triggers.Count);
        Assert.Equal([RunbookTriggerEvent.Opened, RunbookTriggerEvent.SeverityChanged], runbook.Triggers[1].On);
        var step = runbook.Steps[1];
        Assert.Equal(("restart", "restart_service", TimeSpan.FromSeconds(90), Idempotency.Keyed, RunbookDryRun.Mock), (step.Id, step.Action, step.Timeout, step.Idempotency!.Value, step.DryRun));
        Assert.Equal(new RunbookRetry { Count = 3, Delay = TimeSpan.FromSeconds(1), Backoff = RunbookBackoff.Linear, Factor = 1.5, MaxDelay = TimeSpan.FromSeconds(9), Jitter = 0 }, step.Retry);
        Assert.Equal((2, false, RunbookRefusalReaction.Fail, RunbookRefusalReaction.Skip, TimeSpan.FromMinutes(10)), (step.Approval!.Min, step.Approval.ExcludeStarter, step.Approval.OnTimeout, step.Approval.OnDeny, step.Approval.Timeout));
        Assert.Equal("restart~fb.page_the_lead", step.Fallback[0].Path);
        Assert.True(runbook.Steps[0].StopsOnPass);
        Assert.True(runbook.Steps[2].ContinuesOnError);
        Assert.Equal(64, runbook.Hash.Length);
        Assert.Equal(["metrics"], runbook.HostNames.Select(h => h.Name));
    }

    [Fact]
    public void Plain_words_of_parameters_get_their_type()
    {
        var step = Sources.Steps("  - name: Go\n    action: a\n    params: { i: 2, n: -1.5, t: true, z: ~, no: no, id: 007, q: '2', e: 1e3, v: 1.2.3, list: [1, x] }\n").Steps[0];

        Assert.Equal(
            new object?[] { 2L, -1.5, true, null, "no", "007", "2", "1e3", "1.2.3" },
            new[] { "i", "n", "t", "z", "no", "id", "q", "e", "v" }.Select(k => step.Params[k]));
    }

    [Theory]
    [InlineData("inputs: {}")]
    [InlineData("concurrency: { limit: 1 }")]
    [InlineData("finally: []")]
    [InlineData("strict_conditions: true")]
    public void Documented_key_that_is_not_carried_out_is_refused(string line)
    {
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];

        Assert.Equal([$"test.yaml:2:1 RB020 '{key}' is not supported by this version"], Sources.Errors($"name: Test\n{line}\nsteps:\n  - {{ name: Go, action: a }}\n"));
    }

    [Theory]
    [InlineData("foreach")]
    [InlineData("parallel")]
    [InlineData("manual")]
    [InlineData("stop")]
    public void Documented_step_type_that_is_not_carried_out_is_refused(string type) =>
        Assert.Contains($"'{type}' is not supported by this version", Assert.Single(Sources.Errors($"name: Test\nsteps:\n  - name: Go\n    type: {type}\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("lock: x")]
    [InlineData("until: result.ok")]
    [InlineData("total_timeout: 5m")]
    [InlineData("outputs: {}")]
    public void Documented_step_key_that_is_not_carried_out_is_refused(string line) =>
        Assert.Contains("is not supported by this version", Assert.Single(Sources.Errors($"name: Test\nsteps:\n  - name: Go\n    action: a\n    {line}\n")), StringComparison.Ordinal);

    [Fact]
    public void Approval_settings_without_a_required_approval_are_an_error()
    {
        Assert.Contains("\"approval\" has no effect without requires_approval: true", Assert.Single(Sources.Errors("name: Test\nsteps:\n  - { name: Go, action: a, approval: { min: 2 } }\n")), StringComparison.Ordinal);
        Assert.Contains("\"approval_timeout\" has no effect", Assert.Single(Sources.Errors("name: Test\nsteps:\n  - { name: Go, action: a, requires_approval: false, approval_timeout: 5m }\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void Second_key_can_not_take_an_approval_away() =>
        Assert.Contains("comes twice", Assert.Single(Sources.Errors("name: Test\nsteps:\n  - name: Go\n    action: a\n    requires_approval: true\n    requires_approval: false\n")), StringComparison.Ordinal);

    [Fact]
    public void Steps_have_limits()
    {
        var many = string.Concat(Enumerable.Range(0, 201).Select(i => $"  - {{ name: s{i}, action: a }}\n"));
        Assert.Contains("at most 200", Assert.Single(Sources.Errors($"name: Test\nsteps:\n{many}")), StringComparison.Ordinal);

        var deep = "{ name: s9, action: a }";
        for (var i = 8; i > 0; i--)
            deep = $"{{ name: s{i}, action: a, fallback: [ {deep} ] }}";
        Assert.Contains("more than 8 deep", Assert.Single(Sources.Errors($"name: Test\nsteps: [ {deep} ]\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_nesting_is_an_error_and_no_crash()
    {
        var yaml = "name: Test\nsteps: " + new string('[', 5_000);

        Assert.NotEmpty(Sources.Errors(yaml));
        Assert.NotEmpty(Sources.Errors("name: Test\nsteps: [{name: a, action: b, params: " + string.Concat(Enumerable.Repeat("{a: ", 500)) + "1" + new string('}', 500) + "}]"));
    }

    [Fact]
    public void Text_that_is_no_map_is_one_error() => Assert.Single(Sources.Errors("- a\n- b\n"));

    [Fact]
    public void Name_may_not_turn_the_text_around() =>
        Assert.Contains("writing direction", Assert.Single(Sources.Errors("name: \"safe \u202Eevil\"\nsteps:\n  - { name: Go, action: a }\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("runbooks/Service Outage.yaml", "restart-all")]
    [InlineData("C:\\runbooks\\db-down.yml", "db-down")]
    [InlineData("-", "restart-all")]
    public void Id_is_the_files_name_else_a_slug_of_the_name(string file, string id) =>
        Assert.Equal(id, Sources.Read("name: Restart  ALL!\nsteps:\n  - { name: Go, action: a }\n", file).Id);

    [Fact]
    public void Catalog_names_both_files_of_one_id()
    {
        var one = Sources.Read("name: A\nid: x\nsteps: [ { name: Go, action: a } ]\n", "one.yaml");
        var two = Sources.Read("name: B\nid: x\nsteps: [ { name: Go, action: a } ]\n", "two.yaml");

        var catalog = RunbookCatalog.Create([one, two], out var findings);

        Assert.Equal("two.yaml RB016 the runbook id \"x\" is also that of one.yaml; give one of them an \"id\" of its own", Assert.Single(findings).ToString());
        Assert.True(catalog.TryGet("x", out var found));
        Assert.Equal("A", found.Name);
    }

    [Fact]
    public void Catalog_is_held_against_what_a_host_knows()
    {
        var catalog = RunbookCatalog.Create([Sources.ServiceOutage], out _);

        Assert.Empty(catalog.Validate(["health_check", "get_recent_deployments", "rollback_deployment", "scale_service", "restart_service", "page_on_call"], ["metrics", "current_replicas"], ["sev-1", "SEV2"]));
        Assert.Equal(
            [
                "service-outage.yaml:5:14 RB019 unknown severity \"SEV1\", did you mean \"SEV2\"?",
                "service-outage.yaml:21:0 RB032 nobody could approve \"Rollback if recent deployment\"; name approvers in the step, in permissions.approve, or in the policy's assign_from or fallback",
                "service-outage.yaml:32:20 RB019 unknown name \"metrics\", did you mean \"metric\"?",
                "service-outage.yaml:40:13 RB019 unknown action \"restart_service\", did you mean \"restart_services\"?",
            ],
            catalog.Validate(["health_check", "get_recent_deployments", "rollback_deployment", "scale_service", "restart_services", "page_on_call"], ["metric", "current_replicas"], ["SEV2"], hasApprovers: false).Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("service_unavailable", "SEV1", true)]
    [InlineData("service_unavailable", "sev-2", true)]
    [InlineData("service_unavailable", "SEV3", false)]
    [InlineData("disk_full", "SEV1", false)]
    [InlineData(null, "SEV1", false)]
    public void Seed_starts_for_its_alert_and_severities(string? alert, string severity, bool starts) =>
        Assert.Equal(starts, Sources.ServiceOutage.Triggers[0].Matches(new RunbookOccasion { AlertName = alert, Severity = severity }));

    [Fact]
    public void Trigger_looks_at_labels_category_event_and_condition()
    {
        var trigger = Sources.Read(Sources.TestData("runbook.full.yaml"), "full.yaml").Triggers[1];
        var occasion = new RunbookOccasion
        {
            Event = RunbookTriggerEvent.SeverityChanged,
            AlertName = "payments_errors_high",
            Severity = "SEV1",
            Category = "system",
            Labels = new Dictionary<string, string> { ["team"] = "pay-core" },
            Scope = new ExpressionScope(new Dictionary<string, object?> { ["incident"] = new Dictionary<string, object?> { ["users_affected_percent"] = 30L } }, default),
        };

        Assert.True(trigger.Matches(occasion));
        Assert.False(trigger.Matches(occasion with { Labels = new Dictionary<string, string> { ["team"] = "core" } }));
        Assert.False(trigger.Matches(occasion with { Category = "Data" }));
        Assert.False(trigger.Matches(occasion with { AlertName = "orders_errors" }));
        Assert.False(trigger.Matches(occasion with { Scope = new ExpressionScope(default(DateTimeOffset)) }));
        Assert.False(trigger.Matches(occasion with { Scope = null }));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "abcd", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("A", "a", false)]
    public void Glob_matches(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.IsMatch(pattern, text));

    [Fact]
    public void Warning_is_silenced_by_saying_what_is_meant() =>
        Assert.DoesNotContain(RunbookReader.Read("t.yaml", "name: T\nsteps:\n  - { name: Look, type: check, action: a, on_pass: continue }\n  - { name: Go, action: b }\n").Diagnostics, d => d.Severity == DiagnosticSeverity.Warning);
}
