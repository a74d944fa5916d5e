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
        calendar: { time_zone: UTC, business_hours: { days: [sun, mon], from: "08:30", to: "16:00" }, holidays: [2026-12-25, 2026-01-01] }
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
            - { id: next, after: 10m, from: previous, notify: [team:core] }
        updates: [ { every: 1h, audience: all, template: note, until: mitigated } ]
        roles: { lead: { title: Lead, duties: [a], tasks: [b], authority: [c], bind: [user:ana, user:bo], required_for: P0, required_when: "security", within: 10m } }
        post_incident: [ { severities: P0, duty: review, within: 2 sprints, after: mitigated } ]
        routing: [ { when: "severity == 'P0'", channels: [slack] } ]
        rooms: { name: "#x-{{ incident.number }}" }
        checklists: { one: { items: [a, b], order: strict, when: Mitigating } }
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
    [InlineData(true)]
    [InlineData(false)]
    public void Canonical_document_reads_back_to_an_equal_policy(bool pack)
    {
        var policy = pack ? BuiltInPacks.Load("adr-0072") : Read(Full);
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
    }
}
