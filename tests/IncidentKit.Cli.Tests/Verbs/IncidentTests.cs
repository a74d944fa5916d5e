using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests.Verbs;

/// <summary>An incident's life by the verbs, on a SQLite file.</summary>
public sealed class IncidentTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Declare_prints_the_record_as_show_does()
    {
        var declared = await _shell.DeclareAsync();
        Assert.Equal(
            """
            {"number":"INC-1","id":"…","title":"Checkout is down","severity":"SEV1","status":"Detected","resolution":null,"category":"System","owner":null,"declared_at":"2026-01-05T09:00:00+00:00","acknowledged_at":null,"mitigated_at":null,"resolved_at":null,"alerts":0,"alerts_firing":0,"description":"","impact":null,"peak_severity":"SEV1","episode":1,"impact_started_at":null,"detected_at":"2026-01-05T08:58:00+00:00","escalates_from":"2026-01-05T09:00:00+00:00","acknowledged_by":null,"identified_at":null,"left_open_at":null,"closed_at":null,"responders":[],"affected_systems":["checkout"],"affected_tenants":[],"user_impact":"","users_affected_percent":63,"has_workaround":false,"scope":null,"data_at_risk":null,"security":null,"labels":{"service":"checkout"},"status_updates":[],"stakeholders_notified":["schedule:on-call"],"root_cause":null,"resolution_summary":null,"follow_up_actions":[],"root_cause_analysis":null,"duties":[],"classification":{"severity":"SEV1","rule":"system-outage","provisional":false,"missing":[],"floor":null,"values":{"category":"System","users_affected_percent":63}},"policy":"adr-0072","policy_hash":"…","war_room":null,"signal":"none","linked_to":null,"tenant":"","version":1}

            """,
            declared.Masked);
        Assert.Equal(declared.Out, (await _shell.FineAsync("show", "INC-1", "--store", _shell.Store, "--json")).Out);
        Assert.Equal(declared.Out, (await _shell.FineAsync("show", declared.Json.GetProperty("id").GetString()!, "--store", _shell.Store, "--json")).Out);
    }

    [Fact]
    public async Task Incident_goes_from_declaration_to_closing()
    {
        await _shell.DeclareAsync();
        Assert.Equal(("Acknowledged", null), await Status("ack"));
        _shell.Time.Now += TimeSpan.FromMinutes(10);
        Assert.Equal(("Mitigating", null), await Status("mitigated", "--reason", "rolled back"));
        var resolved = await _shell.OnFirstAsync("resolve", "--reason", "rolled back to d8");
        Assert.Equal("Resolved", resolved.Json.GetProperty("status").GetString());
        Assert.Equal("rolled back to d8", resolved.Json.GetProperty("resolution_summary").GetString());
        Assert.Equal("2026-01-05T09:10:00+00:00", resolved.Json.GetProperty("resolved_at").GetString());
        Assert.Equal("user:ana", resolved.Json.GetProperty("acknowledged_by").GetString());
        Assert.Equal("open", resolved.Json.GetProperty("duties")[0].GetProperty("status").GetString());
        Assert.Equal(("Closed", "resolved"), await Status("close", "--break-glass", "--reason", "the analysis is in another system"));
    }

    [Fact]
    public async Task Close_without_the_required_analysis_is_refused_with_what_is_allowed()
    {
        await _shell.DeclareAsync();
        await _shell.OnFirstAsync("resolve");
        var refused = await _shell.OnFirstAsync("close");
        Assert.Equal((ExitCode.Found, ""), (refused.Code, refused.Out));
        Assert.Contains("root_cause_analysis", refused.Errors[0], StringComparison.Ordinal);
        Assert.Equal("allowed verbs: close --break-glass --reason TEXT, resolve, reopen, false-alarm, severity", refused.Errors[1]);
        var noReason = await _shell.OnFirstAsync("close", "--break-glass");
        Assert.Equal((ExitCode.Unusable, "--break-glass needs a reason; add --reason TEXT"), (noReason.Code, Assert.Single(noReason.Errors)));
    }

    [Fact]
    public async Task Command_that_the_status_does_not_allow_is_refused()
    {
        await _shell.DeclareAsync();
        await _shell.OnFirstAsync("resolve");
        var refused = await _shell.OnFirstAsync("ack");
        Assert.Equal(ExitCode.Found, refused.Code);
        Assert.StartsWith("INC-1 is Resolved; Acknowledge is refused, allowed: ", refused.Errors[0], StringComparison.Ordinal);
        Assert.Equal("allowed verbs: resolve, reopen, false-alarm, severity", refused.Errors[1]);
    }

    [Fact]
    public async Task False_alarm_closes_and_reopen_brings_back()
    {
        await _shell.DeclareAsync();
        Assert.Equal(("Closed", "false_alarm"), await Status("false-alarm", "--reason", "a test"));
        Assert.Equal(("Investigating", null), await Status("reopen"));
        _shell.Time.Now += TimeSpan.FromHours(1);
        await Status("resolve");
        _shell.Time.Now += TimeSpan.FromHours(25);
        Assert.Equal(ExitCode.Found, (await _shell.OnFirstAsync("reopen")).Code);
    }

    [Fact]
    public async Task Severity_note_and_assign_change_what_they_say()
    {
        await _shell.DeclareAsync();
        var lowered = (await _shell.OnFirstAsync("severity", "sev3", "--reason", "only one region")).Json;
        Assert.Equal(("SEV3", "SEV1", "person"), (lowered.GetProperty("severity").GetString(), lowered.GetProperty("peak_severity").GetString(), lowered.GetProperty("classification").GetProperty("rule").GetString()));
        Assert.Equal("user:bo", (await _shell.OnFirstAsync("assign", "bo")).Json.GetProperty("owner").GetString());
        await _shell.OnFirstAsync("note", "@ana looked at it");
        var timeline = (await _shell.FineAsync("timeline", "1", "--store", _shell.Store, "--json")).Json.EnumerateArray().ToList();
        Assert.Contains(timeline, entry => entry.GetProperty("text").GetString()!.Contains("@ana looked at it", StringComparison.Ordinal));
        Assert.Contains(timeline, entry => entry.GetProperty("text").GetString()!.Contains("only one region", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Analysis_opens_the_way_to_closing_and_stands_in_the_post_mortem()
    {
        await _shell.DeclareAsync();
        await _shell.OnFirstAsync("resolve");
        Assert.Equal(ExitCode.Found, (await _shell.OnFirstAsync("close")).Code);
        await _shell.OnFirstAsync("rca", "A bad deploy", "--cause", "No canary", "--cause", "No review", "--lesson", "Canaries sing");
        Assert.Equal("Closed", (await _shell.OnFirstAsync("close")).Json.GetProperty("status").GetString());
        var document = (await _shell.FineAsync("postmortem", "1", "--store", _shell.Store)).Out;
        Assert.Contains("- No review", document, StringComparison.Ordinal);
        Assert.Contains("- Canaries sing", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Severity_correction_leaves_no_peak()
    {
        await _shell.DeclareAsync();
        Assert.Equal("SEV4", (await _shell.OnFirstAsync("severity", "SEV4", "--correction")).Json.GetProperty("peak_severity").GetString());
    }

    [Fact]
    public async Task Declare_keeps_its_reason_on_the_timeline()
    {
        var report = _shell.Write("report.json", Shell.Report);
        await _shell.FineAsync("declare", "--store", _shell.Store, "--policy", "adr-0072", "--report", report, "--by", "ana", "--reason", "two customers called");
        Assert.Contains("two customers called", (await _shell.FineAsync("timeline", "1", "--store", _shell.Store)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incidents_lists_rows_and_open_ones_alone()
    {
        await _shell.DeclareAsync();
        _shell.Time.Now += TimeSpan.FromSeconds(1);
        await _shell.DeclareAsync();
        await _shell.OnFirstAsync("resolve");
        var all = (await _shell.FineAsync("incidents", "--store", _shell.Store, "--json")).Json;
        Assert.Equal(["INC-1", "INC-2"], all.EnumerateArray().Select(row => row.GetProperty("number").GetString()));
        Assert.Equal(
            ["number", "id", "title", "severity", "status", "resolution", "category", "owner", "declared_at", "acknowledged_at", "mitigated_at", "resolved_at", "alerts", "alerts_firing"],
            all[0].EnumerateObject().Select(property => property.Name));
        var open = (await _shell.FineAsync("incidents", "--store", _shell.Store, "--open", "--json")).Json;
        Assert.Equal("INC-2", Assert.Single(open.EnumerateArray()).GetProperty("number").GetString());
        Assert.Equal(
            """
            number  severity  status    declared              owner     alerts  title
            INC-1   SEV1      Resolved  2026-01-05 09:00:00Z  user:ana  -       Checkout is down
            INC-2   SEV1      Detected  2026-01-05 09:00:01Z  -         -       Checkout is down

            """,
            (await _shell.FineAsync("incidents", "--store", _shell.Store)).Out);
    }

    [Fact]
    public async Task Timeline_json_has_entries_chained_by_their_hashes()
    {
        await _shell.DeclareAsync();
        await _shell.OnFirstAsync("ack");
        var entries = (await _shell.FineAsync("timeline", "INC-1", "--store", _shell.Store, "--json")).Json.EnumerateArray().ToList();
        Assert.All(entries, entry => Assert.Equal(["seq", "at", "kind", "actor", "text", "data", "hash"], entry.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry.GetProperty("seq").GetInt32()));
        Assert.Equal("declared", entries[0].GetProperty("kind").GetString());
        Assert.Equal("Checkout is down", entries[0].GetProperty("data").GetProperty("report").GetProperty("title").GetString());
        Assert.Equal(entries.Count, entries.Select(entry => entry.GetProperty("hash").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Postmortem_is_markdown()
    {
        await _shell.DeclareAsync();
        await _shell.OnFirstAsync("resolve", "--reason", "rolled back");
        Assert.StartsWith("# Post-mortem: INC-1 Checkout is down\n", (await _shell.FineAsync("postmortem", "INC-1", "--store", _shell.Store)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_text_is_for_a_person_and_can_not_be_forged_by_a_title()
    {
        var report = _shell.Write("report.json", """{"title": "Down\u001b[2J\nINC-2 fine\u202e", "category": "System", "users_affected_percent": 63, "has_workaround": false}""");
        var output = await _shell.FineAsync("declare", "--store", _shell.Store, "--policy", "adr-0072", "--report", report, "--by", "ana");
        Assert.StartsWith("INC-1 Down\uFFFD[2J INC-2 fine\uFFFD\nseverity        SEV1\n", output.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_incident_or_store_is_unusable()
    {
        Assert.Contains("there is no such store", Assert.Single(await _shell.UnusableAsync("incidents", "--store", _shell.Store)), StringComparison.Ordinal);
        await _shell.DeclareAsync();
        foreach (var verb in (string[])["show", "timeline", "postmortem"])
            Assert.StartsWith("there is no incident INC-9;", Assert.Single(await _shell.UnusableAsync(verb, "INC-9", "--store", _shell.Store)), StringComparison.Ordinal);
        Assert.StartsWith("there is no incident INC-9;", Assert.Single(await _shell.UnusableAsync("ack", "INC-9", "--store", _shell.Store, "--by", "ana")), StringComparison.Ordinal);
        Assert.Equal("'seven' is no incident's number; write INC-7 or 7", Assert.Single(await _shell.UnusableAsync("show", "seven", "--store", _shell.Store)));
    }

    [Fact]
    public async Task Wrong_operands_are_unusable_and_change_nothing()
    {
        await _shell.DeclareAsync();
        Assert.Contains("it has SEV1, SEV2, SEV3, SEV4", Assert.Single(await _shell.UnusableAsync("severity", "1", "SEV9", "--store", _shell.Store, "--by", "ana")), StringComparison.Ordinal);
        Assert.Single(await _shell.UnusableAsync("note", "1", " ", "--store", _shell.Store, "--by", "ana"));
        Assert.Single(await _shell.UnusableAsync("ack", "1", "--store", _shell.Store, "--by", " "));
        Assert.Single(await _shell.UnusableAsync("ack", "1", "--store", _shell.Store));
        Assert.Equal(1, (await _shell.FineAsync("show", "1", "--store", _shell.Store, "--json")).Json.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Declare_with_wrong_input_makes_no_store()
    {
        var report = _shell.Write("report.json", "{}");
        await _shell.UnusableAsync("declare", "--store", _shell.Store, "--policy", "adr-0072", "--report", report, "--by", "ana");
        report = _shell.Write("report.json", """{"title": "x", "severity": "SEV9"}""");
        var error = Assert.Single(await _shell.UnusableAsync("declare", "--store", _shell.Store, "--policy", "adr-0072", "--report", report, "--by", "ana"));
        Assert.Equal($"{report}: the policy adr-0072 has no severity \"SEV9\"; did you mean \"SEV1\"?", error);
        Assert.False(File.Exists(_shell.PathOf("incidents.db")));
    }

    [Theory]
    [InlineData("postgres:Host=db", "--store: PostgreSQL is not in this version; write sqlite:PATH")]
    [InlineData("incidents.db", "--store: \"incidents.db\" is no store; write sqlite:PATH, such as sqlite:incidents.db")]
    [InlineData("sqlite:", "--store: the path is missing; write sqlite:PATH, such as sqlite:incidents.db")]
    public async Task Store_of_another_kind_is_unusable(string store, string error) =>
        Assert.Equal(error, Assert.Single(await _shell.UnusableAsync("incidents", "--store", store)));

    [Fact]
    public async Task Store_that_is_no_database_is_unusable() =>
        Assert.Contains("no SQLite database", Assert.Single(await _shell.UnusableAsync("incidents", "--store", $"sqlite:{_shell.Write("x.db", new string('x', 4096))}")), StringComparison.Ordinal);

    private async Task<(string?, string?)> Status(string verb, params string[] more)
    {
        var output = await _shell.OnFirstAsync(verb, more);
        Assert.Equal(ExitCode.Fine, output.Code);
        return (output.Json.GetProperty("status").GetString(), output.Json.GetProperty("resolution").GetString());
    }
}
