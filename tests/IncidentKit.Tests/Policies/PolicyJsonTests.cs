using System.Text;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

public sealed class PolicyJsonTests
{
    private const string Full = """
        name: full
        title: "Everything 🔴 \"quoted\""
        extends: adr-0072
        fallback: [user:ana, "channel:#ops"]
        assign_from: schedule:platform
        calendar: { time_zone: Europe/Berlin, business_hours: { days: [sun, mon], from: "08:30", to: "16:00" }, holidays: [2026-12-25, 2026-01-01] }
        severities:
          - name: P0
            aliases: [SEV-1]
            urgency: high
            acknowledgement_expires: 30m
            targets: { acknowledge: immediately, classify: 5m, assess: next business day, mitigate: 2 business days, resolve: 1mo, notice_of_resolution: 1w }
          - { name: P1, mode: track }
        intake:
          - { when: "alert.labels.x == 'y'", set: { alert.name: "{{ alert.name }}!", title: fixed }, floor: sev1 }
        classification:
          - { name: a, when: "labels.team == 'core'", severity: P0 }
          - { otherwise: P1 }
        when_unknown: P0
        escalation:
          SEV1: null
          SEV2: null
          SEV3: null
          SEV4: null
          p-0:
            - { id: page, after: 0m, notify: schedule:platform, do: page_on_call, unless: acknowledged, repeat: { every: 5m, times: 3 } }
            - { id: next, after: 10m, from: previous, notify: [team:core], when: "security", when_empty: wait, hours: business, pick: round_robin, do: start_runbook }
        updates: [ { ticket: true, audience: some }, { every: 1h, audience: all, template: note, until: mitigated } ]
        roles: { lead: { title: Lead, duties: [a], tasks: [b], authority: [c], bind: [user:ana, user:bo], required_for: P0, required_when: "security", within: 10m } }
        post_incident: [ { severities: P0, duty: review, within: 2 sprints, after: mitigated, title: Review, warn_after: 1w, optional: true } ]
        detection: [ { name: soon, detect_within: 5m }, { name: errors, title: Errors, when: "error_rate > 0.1", for: 5m, declare: p0 } ]
        communication: [ { severities: p-0, stage: mitigated, within: 2 business days, audiences: all, channels: [mail, page], template: note, required: if_needed } ]
        triggers: [ { name: grown, title: Grown, on: impact_grown, notify: role:lead, do: [raise_severity] } ]
        periodic: [ { name: weekly, kind: report, every: 1w }, { name: drill, kind: drill } ]
        pages: { answer_within: 5m }
        tables: { t: { title: T, columns: [A, B], rows: [[1, two]] } }
        monitor_for: 30m
        on_all_alerts_resolved: { resolve_after: 10m }
        routing: [ { when: "severity == 'P0'", channels: [slack] } ]
        rooms: { name: "#x-{{ incident.number }}" }
        checklists: { one: { items: [a, b], order: strict, when: Mitigating, severities: [P0], after: 5m, within: 30m } }
        obligations: { gdpr: { start: aware, phases: [ { within: 72h, contents: [what] } ], source: Art. 33 } }
        templates: { note: "Hello {{ incident.id }}" }
        runbooks: [service-outage]
        escalates_from: detected
        sprint: 2w
        sub_statuses: { investigating: [Identified] }
        """;

    private static Policy Read(string text)
    {
        var result = PolicyReader.Read("full.yaml", text);
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == IncidentKit.Diagnostics.DiagnosticSeverity.Error);
        return result.Policy!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("adr-0072")]
    [InlineData("p0-p3")]
    [InlineData("platform")]
    [InlineData("reliability-guild")]
    [InlineData("pol-010")]
    public void Canonical_document_reads_back_to_an_equal_policy(string pack)
    {
        var policy = pack.Length > 0 ? BuiltInPacks.Load(pack) : Read(Full);
        var bytes = PolicyJson.ToUtf8Bytes(policy);
        foreach (var again in (PolicyReadResult[])[PolicyReader.ReadStored("stored", bytes), PolicyReader.Read("x.json", Encoding.UTF8.GetString(bytes))])
        {
            Assert.NotNull(again.Policy);
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(PolicyJson.ToUtf8Bytes(again.Policy)));
            Assert.Equal(policy.Hash, again.Policy.Hash);
        }
    }

    [Fact]
    public void Hash_is_over_what_the_policy_says_not_how_it_is_written()
    {
        var policy = Read(Full);
        Assert.Matches("^[0-9a-f]{64}$", policy.Hash);
        Assert.Equal(policy.Hash, Read(Full.Replace("within: 72h", "within: P3D", StringComparison.Ordinal) + "\n# a comment\n").Hash);
        Assert.NotEqual(policy.Hash, Read(Full.Replace("after: 10m", "after: 11m", StringComparison.Ordinal)).Hash);
    }

    [Fact]
    public void Durations_are_iso_or_words()
    {
        var json = Encoding.UTF8.GetString(PolicyJson.ToUtf8Bytes(Read(Full)));
        Assert.Contains(
            """
            "targets":{"acknowledge":"PT0S","classify":"PT5M","assess":"next_business_day","mitigate":"2_business_days","resolve":"P1M","notice_of_resolution":"P7D"}
            """.Trim(),
            json,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_of_the_document_is_read()
    {
        var policy = Read(Full);
        Assert.Equal("adr-0072", policy.Extends);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Sunday], policy.Calendar.Days);
        Assert.Equal(new DateOnly(2026, 1, 1), policy.Calendar.Holidays[0]);
        Assert.Equal("P0", policy.FindSeverity("sev 1")?.Name);
        Assert.Equal("P0", Assert.Single(policy.Intake).Floor);
        Assert.Equal(["P0"], policy.Escalation.Keys);
        Assert.Equal(3, policy.LadderOf("P0").Steps[0].Repeat?.Times);
        Assert.Same(EscalationLadder.Nobody, policy.LadderOf("P1"));
        Assert.Equal(["Identified"], policy.SubStatuses[IncidentStatus.Investigating]);
        Assert.Contains("status-update", policy.Templates.Keys);
        Assert.Equal("Hello {{ incident.id }}", policy.Templates["note"]);
        Assert.Equal(2, policy.Roles["LEAD"].Bind.Count);
        Assert.Equal("Europe/Berlin", policy.Calendar.TimeZone);
        var step = policy.LadderOf("P0").Steps[1];
        Assert.Equal(("security", EscalationWhenEmpty.Wait, EscalationHours.Business, EscalationPick.RoundRobin), (step.When, step.WhenEmpty, step.Hours, step.Pick));
        Assert.Equal("start_runbook", Assert.Single(step.Do).ToString());
        Assert.Equal((true, TimeSpan.Zero), (policy.Updates[0].IsTicket, policy.Updates[0].Every));
        Assert.True(policy.PostIncident[0].IsOptional);
        Assert.Equal(("error_rate > 0.1", TimeSpan.FromMinutes(5), "P0"), (policy.Detection[1].When, policy.Detection[1].For, policy.Detection[1].Declare));
        Assert.Equal((CommunicationStage.Mitigated, CommunicationNeed.IfNeeded), (policy.Communication[0].Stage, policy.Communication[0].Required));
        Assert.Equal((TriggerCause.ImpactGrown, "raise_severity"), (policy.Triggers[0].On, policy.Triggers[0].Do[0].Name));
        Assert.Equal(["weekly", "drill"], policy.Periodic.Select(p => p.Name));
        Assert.Equal(TimeSpan.FromMinutes(5), policy.Pages.AnswerWithin);
        Assert.Equal(["1", "two"], policy.Tables["t"].Rows[0]);
        Assert.Equal((TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10)), (policy.MonitorFor, policy.OnAllAlertsResolved.ResolveAfter));
    }
}
