using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

public sealed class PolicyReaderTests
{
    private const string Least = """
        name: p
        fallback: [user:ana]
        severities: [ { name: S1, urgency: high }, { name: S2 } ]
        classification: [ { otherwise: S2 } ]
        escalation:
          S1: [ { id: page, after: 0m, notify: [schedule:x], do: [page_on_call] } ]
          S2: none

        """;

    private static string[] Errors(string text, IPolicySource? source = null)
    {
        var result = PolicyReader.Read("p.yaml", text, source);
        Assert.Null(result.Policy);
        return [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
    }

    private static string Error(string addition) => Assert.Single(Errors(Least + addition));

    [Fact]
    public void Least_policy_is_read_without_a_finding()
    {
        var result = PolicyReader.Read("p.yaml", Least);
        Assert.Empty(result.Diagnostics);
        Assert.Equal("p", result.Policy!.Title);
        Assert.Equal("p.yaml", result.Policy.Source);
    }

    [Fact]
    public void All_errors_are_told_at_once_with_their_places()
    {
        var errors = Errors("""
            name: p
            fallbak: [user:ana]
            assign_from: on-call
            severities:
              - { name: S1, urgency: hihg, targets: { acknowledge: 15 } }
              - { name: s-1 }
            intake:
              - { when: "alert.lables.x == 1", floor: S9 }
              - { when: "true", set: { categroy: x } }
            classification:
              - { name: a, when: "users_affected_percnt > 10", severity: S1 }
              - { name: a, when: "category ==", severity: S1 }
            escalation:
              S1:
                - { id: page, after: 0m, notify: [schedule:x], do: [page_on_cal] }
                - { id: page, after: soon, notify: [bob], hours: business }
            updates: [ { every: 30m, audience: all, template: none-such } ]
            monitor_for: 10m
            """);
        Assert.Equal(
            [
                "p.yaml:1:1 PO102 \"fallback\" is missing: it says who is told when a target resolves to nobody, such as fallback: [role:engineering-lead]",
                "p.yaml:2:1 PO014 unknown key \"fallbak\", did you mean \"fallback\"?",
                "p.yaml:3:14 PO012 'on-call' is no target; write user:, role:, team:, schedule: or channel: and a name, such as schedule:on-call",
                "p.yaml:5:26 PO012 \"urgency\" must be high or low, not 'hihg'; did you mean \"high\"?",
                "p.yaml:5:56 PO013 \"acknowledge\": '15' has no unit; write it as 250ms, 30s, 5m, 1.5h, 2d or 1w, or as PT15M; also 1mo, 2 business days, next business day, 2 sprints or immediately",
                "p.yaml:6:13 PO016 the severity name \"s-1\" comes twice; names match ignoring case, spaces, '_' and '-'",
                "p.yaml:8:14 PO019 \"alert\" has no \"lables\", did you mean \"labels\"?",
                "p.yaml:8:43 PO019 there is no severity \"S9\", did you mean \"S1\"?",
                "p.yaml:9:28 PO014 unknown key \"categroy\", did you mean \"category\"?",
                "p.yaml:10:1 PO010 \"classification\" must end with a line \"otherwise: SEVERITY\"",
                "p.yaml:11:23 PO019 there is no \"users_affected_percnt\" here, did you mean \"users_affected_percent\"?",
                "p.yaml:12:13 PO016 the rule \"a\" comes twice; give one of them another name",
            ],
            errors[..12]);
        Assert.StartsWith("p.yaml:12:", errors[12], StringComparison.Ordinal);
        Assert.Contains("PO017", errors[12], StringComparison.Ordinal);
        Assert.Equal(
            [
                "p.yaml:15:57 PO019 there is no action \"page_on_cal\", did you mean \"page_on_call\"?",
                "p.yaml:16:13 PO016 the step \"page\" comes twice in this ladder; give one of them another id",
                "p.yaml:16:26 PO013 \"after\": 'soon' is no duration; write it as 250ms, 30s, 5m, 1.5h, 2d or 1w, or as PT15M",
                "p.yaml:16:41 PO012 'bob' is no target; write user:, role:, team:, schedule: or channel: and a name, such as schedule:on-call",
                "p.yaml:17:51 PO019 there is no template \"none-such\"",
            ],
            errors[13..]);
    }

    [Theory]
    [InlineData("when_unknown: S3", "there is no severity \"S3\", did you mean \"S1\"?")]
    [InlineData("on_all_alerts_resolved: { resolve_afer: 10m }", "unknown key \"resolve_afer\", did you mean \"resolve_after\"?")]
    [InlineData("calendar: { time_zone: Europe/Berln }", "there is no time zone \"Europe/Berln\", did you mean \"Europe/Berlin\"?")]
    [InlineData("calendar: { time_zone: berlin }", "did you mean \"Europe/Berlin\"?")]
    [InlineData("detection: [ { name: x, when: \"error_rate > 1\", for: 5m } ]", "\"declare\" is missing")]
    [InlineData("detection: [ { name: x, when: \"error_rate >\", declare: S1 } ]", "PO017")]
    [InlineData("updates: [ { every: 5m, ticket: true, audience: a } ]", "an update of the ticket has no cadence")]
    [InlineData("post_incident: [ { duty: x, within: 1d, optional: true, required_to_close: [S1] } ]", "an optional duty can't keep an incident from being closed")]
    [InlineData("communication: [ { stage: declared } ]", "a communication rule needs \"audiences\" or \"channels\"")]
    [InlineData("communication: [ { audiences: a, template: b } ]", "there is no template \"b\"")]
    [InlineData("triggers: [ { name: a }, { name: A } ]", "the trigger \"A\" comes twice")]
    [InlineData("periodic: [ { name: a, kind: report }, { name: a, kind: drill } ]", "the periodic rule \"a\" comes twice")]
    [InlineData("tables: { t: { columns: [A, B], rows: [[1]] } }", "a row of \"t\" has 2 cells, one for each column, not 1")]
    [InlineData("post_incident: [ { duty: x, within: 2 sprints } ]", "a duration in sprints needs \"sprint\"")]
    [InlineData("post_incident: [ { severities: [S2], duty: x, within: 1d, required_to_close: [S1] } ]", "S1 can't be closed without a duty that it does not have")]
    [InlineData("categories: [A, a]", "\"a\" comes twice")]
    [InlineData("sub_statuses: { Mitigatin: [x] }", "there is no status \"Mitigatin\", did you mean \"Mitigating\"?")]
    [InlineData("rooms: { name: \"{{ inciden.number }}\" }", "there is no \"inciden\" here, did you mean \"incident\"?")]
    [InlineData("templates: { x: \"{{ \" }", "PO018")]
    [InlineData("templates: { x: missing.md }", "there is no file 'missing.md'")]
    [InlineData("extends: nowhere", "there is no policy 'nowhere' to extend; built-in: adr-0072")]
    public void Wrong_part_is_an_error(string addition, string message) =>
        Assert.Contains(Errors(Least + addition), error => error.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("when: \"users_affected_percent > 5\"", "\"when\" is not acted on by this version: the step fires whether or not it holds")]
    [InlineData("when_empty: wait", "\"when_empty\" is not acted on by this version: where nobody is found, the policy's fallback is told at once")]
    [InlineData("hours: business", "\"hours\" is not acted on by this version: the step fires at any hour")]
    [InlineData("pick: round_robin", "\"pick\" is not acted on by this version: all targets are told")]
    [InlineData("do: [raise_severity]", "\"do: raise_severity\" is not acted on by this version: nothing is done for it; known: page_on_call, create_war_room, notify_management")]
    public void Step_says_what_the_engine_does_not_look_at(string part, string message)
    {
        var result = PolicyReader.Read("p.yaml", Least.Replace("S2: none", $"S2: [ {{ id: a, after: 1m, notify: [user:ana], {part} }} ]", StringComparison.Ordinal));
        Assert.NotNull(result.Policy);
        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal((DiagnosticSeverity.Warning, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("monitor_for: 10m", "\"monitor_for\" is not acted on by this version: ")]
    [InlineData("on_all_alerts_resolved: { resolve_after: 10m }", "\"resolve_after\" is not acted on by this version: ")]
    public void Policy_says_what_the_engine_does_not_look_at(string addition, string message)
    {
        var result = PolicyReader.Read("p.yaml", Least + addition);
        Assert.NotNull(result.Policy);
        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_that_are_written_out_are_no_finding()
    {
        var text = Least.Replace("S2: none", "S2: { repeat: 0, steps: [ { id: a, after: 1m, notify: [user:ana], when_empty: next, hours: any, pick: all } ] }", StringComparison.Ordinal);
        Assert.Empty(PolicyReader.Read("p.yaml", text + "monitor_for: 0m\non_all_alerts_resolved: mark\n").Diagnostics);
    }

    [Fact]
    public void Ladder_that_repeats_is_kept_with_a_warning()
    {
        var text = Least.Replace("S2: none", "S2: { repeat: 2, steps: [ { id: a, after: 1m, notify: [user:ana] } ] }", StringComparison.Ordinal);
        var result = PolicyReader.Read("p.yaml", text);
        Assert.Equal(2, result.Policy!.LadderOf("S2").Repeat);
        Assert.Equal("a ladder's \"repeat\" is not acted on by this version: the ladder runs once", Assert.Single(result.Diagnostics).Message);
    }

    [Fact]
    public void Severity_that_pages_needs_a_ladder()
    {
        var text = Least.Replace("  S1: [ { id: page, after: 0m, notify: [schedule:x], do: [page_on_call] } ]\n", "", StringComparison.Ordinal);
        Assert.Contains("S1 pages people but has no escalation", Assert.Single(Errors(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_severity_without_a_ladder_is_a_warning()
    {
        var result = PolicyReader.Read("p.yaml", Least.Replace("  S2: none\n", "", StringComparison.Ordinal));
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(result.Diagnostics).Severity);
        Assert.NotNull(result.Policy);
    }

    [Fact]
    public void What_is_only_recorded_is_told()
    {
        var result = PolicyReader.Read("p.yaml", Least + "routing: [ { channels: [slack] } ]\nchecklists: { a: { items: [x] } }\nobligations: { b: { start: aware } }\n");
        Assert.NotNull(result.Policy);
        Assert.Equal(["routing", "checklists", "obligations"], result.Diagnostics.Select(d => d.Message.Split('"')[1]));
        Assert.All(result.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Info, d.Severity));
    }

    [Fact]
    public void Rule_after_otherwise_is_never_reached()
    {
        var text = Least.Replace("[ { otherwise: S2 } ]", "[ { otherwise: S2 }, { name: a, when: \"true\", severity: S1 } ]", StringComparison.Ordinal);
        Assert.Contains("nothing after \"otherwise\" is ever reached", Assert.Single(Errors(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_document_tells_that_alone() => Assert.Contains("YA001", Error("updates: [\n"), StringComparison.Ordinal);

    [Fact]
    public void Duplicate_key_stands_beside_the_other_errors()
    {
        var errors = Errors(Least + "runbooks: []\nrunbooks: []\nextnds: x\n");
        Assert.Equal(2, errors.Length);
        Assert.Contains("\"runbooks\" comes twice", errors[0], StringComparison.Ordinal);
        Assert.Contains("did you mean \"extends\"?", errors[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("just text")]
    public void Document_that_is_no_map_is_an_error(string text) => Assert.Contains("a policy must be a map", Assert.Single(Errors(text)), StringComparison.Ordinal);

    [Fact]
    public void Extending_merges_maps_and_replaces_lists()
    {
        var result = PolicyReader.Read("mine.yaml", """
            name: mine
            extends: adr-0072
            intake:
              - { when: "alert.name == 'Down'", set: { alert.name: service_unavailable, users_affected_percent: "63" } }
            escalation:
              sev-4: none
            templates: { note: hello }
            runbooks: [service-outage]
            """);
        var policy = result.Policy!;
        Assert.Equal(("mine", "adr-0072"), (policy.Name, policy.Extends));
        Assert.Single(policy.Intake);
        Assert.Equal(["SEV1", "SEV2", "SEV3", "SEV4"], policy.Severities.Select(s => s.Name));
        Assert.True(policy.LadderOf("SEV4").None);
        Assert.Equal(2, policy.LadderOf("SEV1").Steps.Count);
        Assert.Equal(["note", "post-mortem", "status-update"], policy.Templates.Keys.Order());
        Assert.Equal(BuiltInPacks.Load("adr-0072").Templates["status-update"], policy.Templates["status-update"]);
        Assert.Equal(["service-outage"], policy.Runbooks);
        Assert.NotEqual(BuiltInPacks.Load("adr-0072").Hash, policy.Hash);
    }

    [Fact]
    public void Two_spellings_of_one_name_do_not_hide_each_other()
    {
        var errors = Errors("name: p\nextends: adr-0072\nescalation:\n  SEV4: none\n  sev-4: [ { id: a, after: 0m, notify: [user:ana] } ]\n");
        Assert.Equal(["p.yaml:5:3 PO016 SEV4 has two ladders; remove one of them"], errors);
    }

    [Fact]
    public void Any_damage_to_a_policy_is_a_result_never_an_exception()
    {
        var whole = BuiltInPacks.Read("adr-0072");
        var lines = whole.Split('\n');
        var random = new Random(11);
        for (var i = 0; i < 400; i++)
        {
            var damaged = lines.ToList();
            for (var j = random.Next(1, 4); j > 0; j--)
            {
                var at = random.Next(damaged.Count);
                switch (random.Next(4))
                {
                    case 0: damaged.RemoveAt(at); break;
                    case 1: damaged.Insert(at, damaged[random.Next(damaged.Count)]); break;
                    case 2: damaged[at] = damaged[at].Replace(":", ": [", StringComparison.Ordinal); break;
                    default: damaged[at] = damaged[at].Replace("SEV", random.Next(2) == 0 ? "{{ " : "null", StringComparison.Ordinal); break;
                }
            }

            var result = PolicyReader.Read("built-in:adr-0072.yaml", string.Join('\n', damaged));
            Assert.Equal(result.Policy is null, result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error));
        }
    }

    [Fact]
    public void Null_takes_away_what_the_extended_policy_has()
    {
        var policy = PolicyReader.Read("mine.yaml", "name: mine\nextends: adr-0072\nwhen_unknown: null\nassign_from: ~\n").Policy!;
        Assert.Null(policy.WhenUnknown);
        Assert.Null(policy.AssignFrom);
    }

    [Fact]
    public void Policy_that_extends_another_has_a_name_of_its_own() =>
        Assert.Equal(["p.yaml:1:1 PO010 \"name\" is missing; a policy that extends another has a name of its own"], Errors("extends: adr-0072\n"));

    [Fact]
    public void Files_that_a_policy_names_come_from_the_source()
    {
        var files = new Files
        {
            ["base.yaml"] = Least + "templates: { a: texts/a.md }\n",
            ["texts/a.md"] = "from a file",
        };
        var policy = PolicyReader.Read("p.yaml", "name: q\nextends: base.yaml\n", files).Policy!;
        Assert.Equal("from a file", policy.Templates["a"]);
        Assert.Equal(["base.yaml<p.yaml", "texts/a.md<base.yaml"], files.Asked);
    }

    [Fact]
    public void Error_in_a_file_bears_the_files_own_place()
    {
        var files = new Files { ["base.yaml"] = Least + "templates: { a: a.md }\nnonsense: 1\n", ["a.md"] = "one\ntwo {{ x | nope() }}" };
        var errors = Errors("name: q\nextends: base.yaml\n", files);
        Assert.Equal(2, errors.Length);
        Assert.Contains(errors, e => e.StartsWith("a.md:2:", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("base.yaml:9:1 PO014", StringComparison.Ordinal));
    }

    [Fact]
    public void Circle_of_policies_is_an_error()
    {
        var files = new Files { ["a"] = "name: a\nextends: b\n", ["b"] = "name: b\nextends: a\n" };
        var result = PolicyReader.Read("a", files["a"], files);
        var error = Assert.Single(result.Diagnostics);
        Assert.Equal("b:2:10 PO105 policies extend each other in a circle: a -> b -> a", error.ToString());
    }

    private sealed class Files : Dictionary<string, string>, IPolicySource
    {
        public List<string> Asked { get; } = [];

        public PolicyDocument? Find(string reference, string from)
        {
            Asked.Add($"{reference}<{from}");
            return TryGetValue(reference, out var text) ? new PolicyDocument(reference, text) : null;
        }
    }
}
