using System.Text;
using System.Text.Json;
using IncidentKit.Diagnostics;
using IncidentKit.Engine;
using IncidentKit.Policies;
using IncidentKit.Policies.Building;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Tests.Policies.Building;

public sealed class PolicyBuilderTests
{
    [Fact]
    public void Adr0072_written_in_code_is_the_pack()
    {
        var pack = BuiltInPacks.Load("adr-0072");
        var built = Adr0072.Build(new PolicyBuilder("adr-0072"), pack.Templates);
        Assert.Equal(Text(pack), Text(built));
        Assert.Equal(pack.Hash, built.Hash);
        Assert.Equal(PolicyJson.Hash(built), built.Hash);

        var other = Adr0072.Build(new PolicyBuilder("ours"), pack.Templates);
        Assert.Equal(Text(pack), Text(other with { Name = "adr-0072" }));
        Assert.NotEqual(pack.Hash, other.Hash);
    }

    [Fact]
    public void Every_pack_by_its_parts_has_the_same_hash()
    {
        foreach (var name in BuiltInPacks.Names)
        {
            var pack = BuiltInPacks.Load(name);
            using var document = JsonDocument.Parse(PolicyJson.ToUtf8Bytes(pack));
            var builder = new PolicyBuilder(name);
            foreach (var part in document.RootElement.EnumerateObject().Reverse())
                builder.With(part.Name, part.Value.GetRawText());
            Assert.Equal(pack.Hash, builder.Build().Hash);
        }
    }

    [Fact]
    public void Every_pack_extended_and_renamed_by_nothing_has_the_same_hash()
    {
        foreach (var name in BuiltInPacks.Names)
        {
            var pack = BuiltInPacks.Load(name);
            Assert.Equal(pack.Hash, new PolicyBuilder(pack.Name).Extends(name).Title(pack.Title).Build().Hash);
            Assert.Equal(pack.Hash, new PolicyBuilder(pack.Name).Extends(pack).Title(pack.Title).Build().Hash);
        }
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_by_the_calls_that_made_it()
    {
        var result = new PolicyBuilder("acme")
            .Extends("adr-0072")
            .AssignFrom("on-call")
            .Rule("big", "users_affected_percent > ", "SEV1")
            .Rule("small", "users_afected_percent > 3", "SEV9")
            .Otherwise("SEV4")
            .Escalation("SEV1", ladder => ladder.Step("page", TimeSpan.FromMinutes(-1), step => step.Notify("schedule:on-call").Do("page_on_cal")))
            .Role("lead", role => role.With("titel", "x"))
            .With("updates", "[")
            .TryBuild();
        Assert.Null(result.Policy);
        var errors = result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.ToString()).ToList();
        foreach (var (call, what) in ((string, string)[])
            [
                ("AssignFrom: ", "on-call"),
                ("Rule(\"big\"): ", "(at character "),
                ("Rule(\"small\"): ", "users_affected_percent"),
                ("Rule(\"small\"): ", "SEV9"),
                ("Escalation(\"SEV1\").Step(\"page\").After: ", ""),
                ("Escalation(\"SEV1\").Step(\"page\").Do(\"page_on_cal\"): ", "page_on_call"),
                ("Role(\"lead\").With(\"titel\"): ", "title"),
                ("With(\"updates\"): ", ""),
            ])
        {
            Assert.Contains(errors, error => error.StartsWith("code:acme ", StringComparison.Ordinal) && error.Contains(call, StringComparison.Ordinal) && error.Contains(what, StringComparison.Ordinal));
        }

        var thrown = Assert.Throws<PolicyBuildException>(() => new PolicyBuilder("acme").Build());
        Assert.All(thrown.Diagnostics, finding => Assert.Contains(finding.ToString(), thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Part_of_every_kind_is_what_the_document_would_say()
    {
        var built = new PolicyBuilder("acme").Extends("adr-0072")
            .Title("Acme \"quoted\" \u00e9\ud83d\ude80\n2nd line")
            .Calendar(calendar => calendar.TimeZone("UTC").BusinessHours(new TimeOnly(8, 0), new TimeOnly(16, 30), DayOfWeek.Monday, DayOfWeek.Friday).Holidays(new DateOnly(2026, 12, 25)))
            .Role("lead", role => role.Title("Lead").Duties("a").Tasks("b").Authority("c").Bind("schedule:leads").RequiredFor("SEV1").RequiredWhen("security").Within(TimeSpan.FromMinutes(10)))
            .Checklist("first", list => list.Title("First").Items("one", "two").Strict())
            .Obligation("gdpr", "aware", obligation => obligation.Source("Art. 33").Phase("72h", "what", "who"))
            .Route("security", "#sec").Route(null, "#all")
            .Room("#inc-{{ incident.number }}")
            .Template("status-update", "{{ incident.id }}: ok")
            .Runbooks("restart")
            .EscalatesFrom(EscalationOrigin.Detected)
            .Sprint(TimeSpan.FromDays(14))
            .SubStatuses(IncidentStatus.Mitigating, "Monitoring")
            .Duty("review", "2 business days", duty => duty.For("SEV1").AfterMitigated().RequiredToClose("SEV1"))
            .Build();
        var read = PolicyReader.Read("acme.yaml", """
            name: acme
            extends: adr-0072
            title: "Acme \"quoted\" \u00e9\U0001F680\n2nd line"
            calendar: { time_zone: UTC, business_hours: { days: [mon, fri], from: "08:00", to: "16:30" }, holidays: ["2026-12-25"] }
            roles: { lead: { title: Lead, duties: [a], tasks: [b], authority: [c], bind: schedule:leads, required_for: [SEV1], required_when: security, within: 10m } }
            checklists: { first: { title: First, items: [one, two], order: strict } }
            obligations: { gdpr: { start: aware, source: Art. 33, phases: [ { within: 72h, contents: [what, who] } ] } }
            routing: [ { when: security, channels: ["#sec"] }, { channels: ["#all"] } ]
            rooms: { name: "#inc-{{ incident.number }}" }
            templates: { status-update: "{{ incident.id }}: ok" }
            runbooks: [restart]
            escalates_from: detected
            sprint: 2w
            sub_statuses: { Mitigating: [Monitoring] }
            post_incident: [ { duty: review, within: 2 business days, severities: [SEV1], after: mitigated, required_to_close: [SEV1] } ]
            """);
        Assert.Equal(Text(read.Policy!), Text(built));
        Assert.Equal(read.Policy!.Hash, built.Hash);
    }

    [Fact]
    public async Task Host_uses_what_is_built_and_a_wrong_one_stops_its_start()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy("acme", policy => policy.Extends("adr-0072").WhenUnknown("SEV1")));
        Assert.Equal("acme", (await kit.DeclareAsync(new IncidentReport { Title = "t" })).Policy);
        var wrong = await Assert.ThrowsAsync<DocumentException>(async () => await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy("acme", policy => policy.Extends("adr-0072").WhenUnknown("SEV9"))));
        Assert.Contains("WhenUnknown", Assert.Single(wrong.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error).Message, StringComparison.Ordinal);
    }

    private static string Text(Policy policy) => Encoding.UTF8.GetString(PolicyJson.ToUtf8Bytes(policy));
}
