using IncidentKit.Diagnostics;
using IncidentKit.Linting;
using IncidentKit.Policies;

namespace IncidentKit.Tests.Linting;

public sealed class PolicyLintTests
{
    private const string Ladder = "escalation:\n  SEV1: [ { id: page, after: 0m, notify: [user:ana], do: [page_on_call] } ]\n  SEV2: ";

    [Fact]
    public void Severity_that_nothing_gives_is_told()
    {
        var finding = Assert.Single(Documents.Lint(Documents.Policy("severities:\n  - { name: SEV1, urgency: high }\n  - { name: SEV2 }\n  - { name: SEV3 }", Ladder + "none\n  SEV3: none")));
        Assert.Equal((LintCodes.UnusedSeverity, DiagnosticSeverity.Warning, 6, 13), (finding.Code, finding.Severity, finding.Line, finding.Column));
        Assert.Contains("no rule gives SEV3", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when_unknown: sev-3")]
    [InlineData("intake:\n  - { when: \"true\", floor: SEV3 }")]
    public void Severity_that_is_given_elsewhere_is_not_doubted(string part) =>
        Assert.Empty(Documents.Lint(Documents.Policy("severities:\n  - { name: SEV1, urgency: high }\n  - { name: SEV2 }\n  - { name: SEV3 }", Ladder + "none\n  SEV3: none", part)));

    [Fact]
    public void Severity_without_ladder_is_told()
    {
        var finding = Assert.Single(Documents.Lint(Documents.Policy("escalation:\n  SEV1: [ { id: page, after: 0m, notify: [user:ana], do: [page_on_call] } ]")));
        Assert.Equal((PolicyBinding.Lint, DiagnosticSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("SEV2 has no escalation; write \"SEV2: none\"", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ { id: page, after: 20m, notify: [user:ana], do: [page_on_call] } ]", "20m")]
    [InlineData("[ { id: room, after: 0m, do: [create_war_room] }, { id: page, after: 15m1s, notify: [user:ana], do: [page_on_call] } ]", "15m1s")]
    [InlineData("[ { id: room, after: 10m, do: [create_war_room] }, { id: page, after: 10m, from: previous, notify: [user:ana], do: [page_on_call] } ]", "10m")]
    public void Ladder_that_begins_after_the_target_is_told(string ladder, string after)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Policy($"escalation:\n  SEV1: {ladder}\n  SEV2: none")));
        Assert.Equal((LintCodes.LateStep, DiagnosticSeverity.Warning, 9), (finding.Code, finding.Severity, finding.Line));
        Assert.StartsWith($"SEV1 is to be acknowledged within 15m, but its ladder first tells somebody after {after};", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ { id: page, after: 15m, notify: [user:ana], do: [page_on_call] } ]")]
    [InlineData("[ { id: late, after: 4h, notify: [user:bo] }, { id: page, after: 0m, notify: [user:ana], do: [page_on_call] } ]")]
    public void Ladder_that_begins_in_time_is_not_doubted(string ladder) =>
        Assert.Empty(Documents.Lint(Documents.Policy($"escalation:\n  SEV1: {ladder}\n  SEV2: none")));

    [Fact]
    public void Roles_that_nobody_fills_are_told()
    {
        var findings = Documents.Lint(Documents.Policy(
            "fallback: [role:comander]",
            "assign_from: role:lead",
            "roles:\n  commander: { bind: user:ana, required_for: [SEV1] }\n  scribe: { required_for: [SEV1] }"));
        Assert.Equal(
            [
                (LintCodes.MisspelledRole, DiagnosticSeverity.Warning, 2),
                (LintCodes.UnfilledRole, DiagnosticSeverity.Info, 14),
                (LintCodes.UnfilledRole, DiagnosticSeverity.Info, 17),
            ],
            findings.Where(finding => finding.Code is not (PolicyBinding.UnboundRole or PolicyBinding.RecordedOnly)).Select(finding => (finding.Code, finding.Severity, finding.Line)));
        Assert.Contains(findings, finding => finding.Message == "there is no role \"comander\"; did you mean \"commander\"?");
        Assert.Contains(findings, finding => finding.Code == PolicyBinding.UnboundRole && finding.Message.Contains("role:comander", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("role:tech-lead", "team-lead")]
    [InlineData("role:technical-lead", "tech-lead")]
    [InlineData("role:Team Lead", "team-lead")]
    public void Role_of_another_name_is_not_taken_for_a_slip(string target, string defined) =>
        Assert.DoesNotContain(
            Documents.Lint(Documents.Policy($"fallback: [\"{target}\"]", $"roles: {{ {defined}: {{ bind: user:ana }} }}")),
            finding => finding.Severity != DiagnosticSeverity.Info);

    [Fact]
    public void Assignee_whom_nothing_fills_is_told_once()
    {
        var finding = Assert.Single(Documents.Lint(Documents.Policy("fallback: [role:assignee]", Ladder + "[ { id: a, after: 0m, notify: [role:assignee] } ]")));
        Assert.Equal((LintCodes.UnfilledRole, DiagnosticSeverity.Info), (finding.Code, finding.Severity));
        Assert.Contains("assign_from", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_that_reads_what_there_is_not_is_told_at_its_place()
    {
        var findings = Documents.Lint(Documents.Policy(
            "templates:\n  status-update: |\n    {{ incident.title }}\n    {{ incident.sevrity }}, {{ current_situaton }}\n  post-mortem: \"{{ rca.summary }} {{ rca.why }} {{ now }}\"",
            "rooms: { name: \"#{{ incident.nr }}\" }"));
        Assert.All(findings, finding => Assert.Equal((LintCodes.TemplateName, DiagnosticSeverity.Error), (finding.Code, finding.Severity)));
        Assert.Equal(
            [
                (17, 0, "\"incident\" has no \"sevrity\", did you mean \"severity\"?"),
                (17, 0, "a template has no \"current_situaton\", did you mean \"current_situation\"?"),
                (18, 38, "\"rca\" has no \"why\"; known: summary, root_causes, root_causes_markdown, contributing_factors, contributing_factors_markdown, impact_assessment, lessons_learned, lessons_learned_markdown, recorded_by, recorded_at"),
            ],
            findings.Take(3).Select(finding => (finding.Line, finding.Column, finding.Message)));
        Assert.Equal(4, findings.Count);
        Assert.StartsWith("\"incident\" has no \"nr\"", findings[3].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ rca.revenue | default('none') }}", DiagnosticSeverity.Info)]
    [InlineData("{{ rca.revenue ?? 'none' }}", DiagnosticSeverity.Info)]
    [InlineData("{{ default(rca.revenue, 'none') }}", DiagnosticSeverity.Info)]
    [InlineData("{{ rca.revenue | upper }}", DiagnosticSeverity.Error)]
    [InlineData("{{ revenue }} default", DiagnosticSeverity.Error)]
    public void Template_with_a_default_for_what_there_is_not_can_still_be_rendered(string template, DiagnosticSeverity severity)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Policy($"templates:\n  report: \"{template}\"\n  both: \"{{{{ rca.summary }}}} {{{{ current_situation }}}}\"")));
        Assert.Equal((LintCodes.TemplateName, severity), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Template_of_an_update_can_not_read_what_a_post_mortem_reads() =>
        Assert.Equal(LintCodes.TemplateName, Assert.Single(Documents.Lint(Documents.Policy("templates: { mine: \"{{ rca.summary }}\" }", "updates: [ { every: 30m, audience: all, template: mine } ]"))).Code);

    [Fact]
    public void Template_file_is_named_with_the_place_in_it()
    {
        var settings = new LintSettings { Policies = new OneFile() };
        var finding = Assert.Single(Documents.Lint(Documents.Policy("templates: { status-update: update.md }"), settings));
        Assert.Equal(("update.md", 2, 4), (finding.File, finding.Line, finding.Column));
    }

    [Fact]
    public void Template_that_is_not_defined_is_told()
    {
        var finding = Assert.Single(Documents.Lint(Documents.Policy("updates:\n  - { every: 30m, audience: all, template: status }", "templates: { status-update: \"{{ current_situation }}\" }")));
        Assert.Equal("PO019", finding.Code);
    }

    [Fact]
    public void All_findings_come_at_once_in_the_order_of_the_file()
    {
        var findings = Documents.Lint(Documents.Policy(
            "fallback: [nobody]",
            "classification:\n  - { name: a, when: \"users_affected_percent > 5\", severity: SEV1 }\n  - { name: b, when: \"users_affected_percent > 9\", severity: SEV1 }\n  - { name: c, when: \"oops\", severity: SEV1 }\n  - { otherwise: SEV2 }"));
        Assert.Equal(["PO102", "PO012", "PO201", "PO019"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Names_of_templates_are_those_that_an_incident_answers_for()
    {
        var view = File.ReadAllText(Repository.File("src/IncidentKit/Lifecycle/IncidentView.cs"));
        var members = System.Text.RegularExpressions.Regex.Matches(view, "case \"(\\w+)\":").Select(match => match.Groups[1].Value);
        Assert.Equal(members.Order(StringComparer.Ordinal), TemplateNames.Incident.Order(StringComparer.Ordinal));
        var writer = File.ReadAllText(Repository.File("src/IncidentKit/PostIncident/PostMortemDocument.cs")) + File.ReadAllText(Repository.File("src/IncidentKit/Communication/StatusUpdateText.cs"));
        var names = System.Text.RegularExpressions.Regex.Matches(writer, "\\[\"(\\w+)\"\\] =").Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);
        var known = TemplateNames.PostMortem.Concat(TemplateNames.Update).SelectMany(pair => pair.Key == "incident" ? [pair.Key] : (pair.Value ?? []).Append(pair.Key)).Distinct(StringComparer.Ordinal);
        Assert.Equal(names.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Condition_that_is_null_is_none() =>
        Assert.Empty(Documents.Lint(Documents.Policy("roles: { lead: { bind: user:ana, required_when: null } }")));

    [Fact]
    public void Pack_written_as_json_gives_no_warning()
    {
        foreach (var name in BuiltInPacks.Names)
        {
            var findings = Linter.LintPolicy(name + ".json", PolicyJson.ToUtf8Bytes(BuiltInPacks.Load(name)));
            Assert.DoesNotContain(findings, finding => finding.Severity != DiagnosticSeverity.Info);
        }
    }

    [Theory]
    [InlineData("next business day", "20d", true)]
    [InlineData("next business day", "13d", false)]
    [InlineData("2 business days", "30d", true)]
    [InlineData("1mo", "32d", true)]
    public void Ladder_is_held_against_the_longest_that_a_calendar_target_can_be(string target, string after, bool isLate)
    {
        var findings = Documents.Lint(Documents.Policy(
            $"severities:\n  - {{ name: SEV1, targets: {{ acknowledge: {target} }}, urgency: high }}\n  - {{ name: SEV2 }}",
            $"escalation:\n  SEV1: [ {{ id: page, after: {after}, notify: [user:ana], do: [page_on_call] }} ]\n  SEV2: none"));
        Assert.Equal(isLate, findings.Any(finding => finding.Code == LintCodes.LateStep));
    }

    [Theory]
    [InlineData("category == System", "; put a text in quotes: 'System'")]
    [InlineData("category in ['System']", "a list is written ('System'), in parentheses")]
    public void Name_that_is_probably_a_text_says_how_one_is_written(string when, string hint) =>
        Assert.Contains(Documents.Lint(Documents.Rules((when, "SEV1"))), finding => finding.Message.Contains(hint, StringComparison.Ordinal));

    [Fact]
    public void Pack_that_is_misspelled_is_suggested() =>
        Assert.EndsWith("did you mean \"adr-0072\"?", Assert.Single(Documents.Lint("{ name: x, extends: adr-0073 }")).Message, StringComparison.Ordinal);

    [Fact]
    public void Target_that_is_misspelled_is_told_once() =>
        Assert.Equal(["PO012"], Documents.Lint(Documents.Policy("escalation:\n  SEV1: [ { id: page, after: 0m, notify: [usr-ana], do: [page_on_call] } ]\n  SEV2: none")).Select(finding => finding.Code));

    [Theory]
    [InlineData("Detekted", "there is no status or sub-status \"Detekted\", did you mean \"Detected\"?")]
    [InlineData("detected", null)]
    public void Checklist_is_for_a_status(string when, string? message) =>
        Assert.Equal(message, Documents.Lint(Documents.Policy($"checklists: {{ first: {{ when: {when}, items: [a] }} }}")).FirstOrDefault(finding => finding.Code == "PO019")?.Message);

    [Fact]
    public void Limit_of_a_duration_is_told_as_it_is_written() =>
        Assert.Contains(Documents.Lint(Documents.Policy("sprint: 1h")), finding => finding.Message.Contains("at least 1d", StringComparison.Ordinal));

    private sealed class OneFile : IPolicySource
    {
        public PolicyDocument? Find(string reference, string from) => new(reference, "## {{ incident.id }}\n{{ oops }}\n");
    }
}
