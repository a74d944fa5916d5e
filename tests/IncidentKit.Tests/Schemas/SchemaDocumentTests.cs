using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Yaml;
using Xunit;

namespace IncidentKit.Tests.Schemas;

/// <summary>Documents and values: the schemas accept what the readers accept.</summary>
public sealed class SchemaDocumentTests
{
    private static readonly string[] Pieces =
        ["1", "0", "0.5", ".", "w", "d", "h", "m", "min", "s", "ms", "P", "t", "T", "D", "M", " ", "_", "mo", "months", "business", "Days", "day", "next", "sprint", "immediately"];

    [Theory]
    [InlineData("src/IncidentKit/Policies/packs/adr-0072.yaml")]
    [InlineData("src/IncidentKit/Policies/packs/p0-p3.yaml")]
    [InlineData("src/IncidentKit/Policies/packs/platform.yaml")]
    [InlineData("src/IncidentKit/Policies/packs/reliability-guild.yaml")]
    [InlineData("src/IncidentKit/Policies/packs/pol-010.yaml")]
    [InlineData("samples/QuickStart/policy.yaml")]
    [InlineData("samples/WebService/policy.yaml")]
    public void Policy_of_the_repository_fits(string path) => Assert.Empty(SchemaFile.Policy.Check(File.ReadAllText(Repository.File(path))));

    [Theory]
    [InlineData("samples/runbooks/service-outage.yaml")]
    [InlineData("tests/IncidentKit.Tests/Runbooks/testdata/runbook.full.yaml")]
    public void Runbook_of_the_repository_fits(string path) => Assert.Empty(SchemaFile.Runbook.Check(File.ReadAllText(Repository.File(path))));

    [Theory]
    [InlineData("title: 7", true)]
    [InlineData("title: ''", false)]
    [InlineData("colour: red", false)]
    [InlineData("updates: null", true)]
    [InlineData("escalation: { SEV4: none }", true)]
    [InlineData("escalation: { SEV4: null }", true)]
    [InlineData("escalation: { SEV4: nobody }", false)]
    [InlineData("escalation: { SEV4: { repeat: 1, steps: [] } }", true)]
    [InlineData("escalation: { SEV4: { repeat: 0, steps: [{ id: a, after: 0m, notify: role:x }] } }", true)]
    [InlineData("escalation: { SEV4: [{ id: a, after: 0m }] }", false)]
    [InlineData("escalation: { SEV4: [{ id: a b, after: 0m, notify: role:x }] }", false)]
    [InlineData("escalation: { SEV4: [{ id: a, after: 5, notify: role:x }] }", false)]
    [InlineData("escalation: { SEV4: [{ id: a, after: 5m, notify: [role:x], repeat: { every: 5m, times: 0 } }] }", false)]
    [InlineData("intake: [{ when: true, set: { users_affected_percent: 63, has_workaround: false } }]", true)]
    [InlineData("intake: [{ when: true }]", false)]
    [InlineData("intake: [{ when: true, set: { colour: red } }]", false)]
    [InlineData("classification: [{ name: a, when: true, severity: SEV1 }, { otherwise: SEV4 }]", true)]
    [InlineData("classification: [{ otherwise: SEV4, name: a }]", false)]
    [InlineData("monitor_for: 0h0m", true)]
    [InlineData("monitor_for: 10m", true)]
    [InlineData("on_all_alerts_resolved: { resolve_after: 10m }", true)]
    [InlineData("calendar: { time_zone: Europe/Berlin }", true)]
    [InlineData("calendar: { business_hours: { from: 08:30, days: null }, holidays: [2026-12-25] }", true)]
    [InlineData("calendar: { business_hours: { from: 8:30 } }", false)]
    [InlineData("roles: { lead: { bind: [user:ana, schedule:x], within: 10m, required_for: SEV1 }, other: null }", true)]
    [InlineData("roles: { lead: { bind: ana } }", false)]
    [InlineData("post_incident: [{ duty: review, within: 5 business days }]", true)]
    [InlineData("post_incident: [{ duty: review }]", false)]
    [InlineData("sub_statuses: { Investigating: [Identified] }", true)]
    [InlineData("sub_statuses: { Thinking: [Identified] }", false)]
    [InlineData("detection: [{ name: a, when: 'true' }]", false)]
    [InlineData("templates: { a: 'Hello {{ incident.number }}', b: null }", true)]
    public void Policy_fits_where_the_reader_accepts_it(string text, bool accepted)
    {
        var yaml = "name: p\nextends: adr-0072\n" + text;
        Assert.Equal(accepted, PolicyReader.Read("p.yaml", yaml).Policy is not null);
        Assert.Equal(accepted, SchemaFile.Policy.Check(yaml).Count == 0);
    }

    [Theory]
    [InlineData("name: p\nextends: adr-0072", true)]
    [InlineData("extends: adr-0072", false)]
    [InlineData("name: p", false)]
    [InlineData("name: p\nextends: null\nfallback: role:x\nseverities: [{ name: A }]\nclassification: [{ otherwise: A }]", true)]
    [InlineData("name: p\nfallback: role:x\nseverities: []\nclassification: [{ otherwise: A }]", false)]
    public void Policy_needs_what_the_reader_needs(string yaml, bool accepted)
    {
        Assert.Equal(accepted, PolicyReader.Read("p.yaml", yaml).Policy is not null);
        Assert.Equal(accepted, SchemaFile.Policy.Check(yaml).Count == 0);
    }

    [Theory]
    [InlineData("schema: 1", "", true)]
    [InlineData("schema: 2", "", false)]
    [InlineData("version: 3", "", true)]
    [InlineData("id: Bad Id", "", false)]
    [InlineData("tags: one", "", true)]
    [InlineData("enabled: 'true'", "", false)]
    [InlineData("finally: []", "", false)]
    [InlineData("trigger: [{ alert: a, labels: { replicas: 3 } }]", "", true)]
    [InlineData("trigger: { on: resolved }", "", false)]
    [InlineData("permissions: { approve: 'channel:#ops' }", "", false)]
    [InlineData("permissions: { approve: role:lead }", "", true)]
    [InlineData("timeout: 60", "", false)]
    [InlineData("", "type: wait", false)]
    [InlineData("", "type: conditional", false)]
    [InlineData("", "type: conditional, condition: true", true)]
    [InlineData("", "type: check, on_pass: stop", true)]
    [InlineData("", "on_pass: stop", false)]
    [InlineData("", "retry: 3", true)]
    [InlineData("", "retry: 101", false)]
    [InlineData("", "retry: { delay: 1s }", false)]
    [InlineData("", "retry: { count: 2, factor: 0.5 }", false)]
    [InlineData("", "retry: { count: 2, factor: 1.5, jitter: 0 }", true)]
    [InlineData("", "approval_timeout: 5m", false)]
    [InlineData("", "approval: { min: 2 }, requires_approval: false", false)]
    [InlineData("", "approval: { min: 2 }, requires_approval: true", true)]
    [InlineData("", "approval: { min: 11 }, requires_approval: true", false)]
    [InlineData("", "id: no-dashes", false)]
    [InlineData("", "fallback: [{ name: b, action: c }]", true)]
    [InlineData("", "fallback: [{ name: b }]", false)]
    [InlineData("", "params: { any: [1, { thing: x }] }", true)]
    [InlineData("", "lock: x", false)]
    public void Runbook_fits_where_the_reader_accepts_it(string top, string step, bool accepted)
    {
        var yaml = $"name: r\n{top}\nsteps: [{{ name: a, action: b{(step.Length > 0 ? ", " : "")}{step} }}]";
        Assert.Equal(accepted, RunbookReader.Read("r.yaml", yaml).Runbook is not null);
        Assert.Equal(accepted, SchemaFile.Runbook.Check(yaml).Count == 0);
    }

    [Fact]
    public void Patterns_of_durations_match_what_the_readers_read()
    {
        var plain = SchemaFile.Runbook.Pattern("duration");
        var policy = SchemaFile.Policy.Pattern("policyDuration");
        Assert.Equal(plain.ToString(), SchemaFile.Policy.Pattern("duration").ToString());
        foreach (var text in Texts(4).Concat(["next business day", "Next_Business_Day", "2 business days", "1000 business days", "1001 business days", "120mo", "121mo", "0mo", "2 sprints", "P1M", "p120m", "1w2d3h4m5s6ms", "PT1H30M", "P1DT2H", "-5m", "5m1h", "１h"]))
        {
            Assert.True(plain.IsMatch(text) == DurationText.TryParse(text, out _, out _), $"'{text}'");
            Assert.True(policy.IsMatch(text) == PolicyDurationText.TryParse(text, out _, out _), $"'{text}' of a policy");
        }
    }

    [Theory]
    [InlineData("user:ana")]
    [InlineData("Role : engineering lead")]
    [InlineData("channel:#ops")]
    [InlineData("schedule:")]
    [InlineData("schedule: ")]
    [InlineData(":x")]
    [InlineData("group:x")]
    [InlineData("on-call")]
    [InlineData("team:a:b")]
    [InlineData("team:a\u0007b")]
    public void Patterns_of_targets_match_what_the_readers_read(string text)
    {
        var isTarget = Target.TryParse(text, out var target);
        Assert.Equal(isTarget, SchemaFile.Policy.Pattern("target").IsMatch(text));
        Assert.Equal(isTarget && target.Kind != TargetKind.Channel, SchemaFile.Runbook.Pattern("approver").IsMatch(text));
    }

    private static IEnumerable<string> Texts(int most) =>
        most == 0 ? [""] : Texts(most - 1).SelectMany(text => Pieces.Select(piece => text + piece)).Append("").Distinct();
}
