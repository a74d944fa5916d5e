using IncidentKit.Expressions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

/// <summary>Every template of every pack, rendered for one incident. <c>INCIDENTKIT_UPDATE_DOCS=1</c> writes the files.</summary>
public sealed class PackTemplateTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Templates { get; } = [.. from pack in BuiltInPacks.Names from template in BuiltInPacks.Load(pack).Templates.Keys.Order(StringComparer.Ordinal) select (pack, template)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_renders_as_kept(string pack, string template)
    {
        var rendered = Template.Parse(BuiltInPacks.Load(pack).Templates[template]).Template!.Render(Scope(pack));
        Assert.Null(rendered.Error);
        var file = Repository.File($"tests/IncidentKit.Tests/Policies/testdata/rendered/{pack}.{template}.md");
        if (Environment.GetEnvironmentVariable("INCIDENTKIT_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, rendered.Text);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), rendered.Text.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_renders_from_the_least_that_an_engine_knows(string pack, string template)
    {
        // adr-0072's status update is the document's own text, which names what an update must bring.
        var roots = new Dictionary<string, object?>
        {
            ["incident"] = new IncidentView(Least(pack)),
            ["current_situation"] = "being looked at",
            ["actions_taken"] = null,
            ["next_steps"] = null,
            ["next_update_minutes"] = null,
            ["rca"] = new Dictionary<string, object?>(),
            ["durations"] = new Dictionary<string, object?>(),
            ["timeline_markdown"] = "",
            ["action_items_markdown"] = "",
        };
        var rendered = Template.Parse(BuiltInPacks.Load(pack).Templates[template]).Template!.Render(new ExpressionScope(roots, Nine));
        Assert.Null(rendered.Error);
    }

    [Theory]
    [InlineData("reliability-guild", "post-mortem", "1. Incident Summary|2. Impact Assessment|3. Timeline|4. Root Cause Analysis|5. What Went Well|6. What Went Poorly|7. Action Items|8. Prevention & Detection Improvements|9. Lessons Learned")]
    [InlineData("p0-p3", "post-mortem", "Incident summary|Timeline of events|Root cause analysis|Impact assessment|What went well|What went poorly|Action items|Follow-up owners and deadlines")]
    [InlineData("platform", "incident-report", "Executive Summary|Timeline|Technical Details|Impact Assessment|Root Cause|Corrective Actions|Lessons Learned")]
    [InlineData("pol-010", "post-mortem", "Timeline of events (UTC)|Root cause analysis (5 Whys)|Contributing factors|What went well / what went poorly|Action items with owners and due dates (max 2 sprints)")]
    public void Document_has_the_headings_of_its_seed(string pack, string template, string headings) =>
        Assert.Equal(
            headings.Split('|'),
            BuiltInPacks.Load(pack).Templates[template].Split('\n').Where(l => l.StartsWith("##", StringComparison.Ordinal)).Select(l => l.TrimStart('#', ' ')));

    [Theory]
    [InlineData("initial", "🔴 INCIDENT [SEV1]: Checkout: payments fail\n")]
    [InlineData("status-update", "🟡 UPDATE [SEV1]: Checkout: payments fail\n")]
    [InlineData("resolved", "🟢 RESOLVED [SEV1]: Checkout: payments fail\n")]
    public void Damaged_signs_of_pol_010_are_repaired(string template, string start) =>
        Assert.StartsWith(start, Template.Parse(BuiltInPacks.Load("pol-010").Templates[template]).Template!.Render(Scope("pol-010")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Checkout: payments fail", "checkout-payments-fail")]
    [InlineData("Checkout: down! (EU)", "checkout-down-eu")]
    [InlineData("Checkout", "checkout")]
    [InlineData("  API/Gateway,  \"slow\" & down", "api-gateway")]
    [InlineData("Orders can't be paid since the certificate ran out", "orders-can-t-be-paid")]
    public void Room_of_pol_010_has_the_day_and_a_brief_name(string title, string name)
    {
        var roots = new Dictionary<string, object?> { ["incident"] = new IncidentView(Least("pol-010") with { Title = title }) };
        var rendered = Template.Parse(BuiltInPacks.Load("pol-010").Rooms.Name).Template!.Render(new ExpressionScope(roots, Nine));
        Assert.Null(rendered.Error);
        Assert.Equal($"#incident-2026-01-05-{name}", rendered.Text);
    }

    private static Incident Least(string pack) => new()
    {
        Id = new IncidentId("i1"),
        Number = 7,
        Title = "Checkout: payments fail",
        Severity = BuiltInPacks.Load(pack).Severities[0].Name,
        PeakSeverity = BuiltInPacks.Load(pack).Severities[0].Name,
        Policy = pack,
        PolicyHash = "hash",
        Classification = new IncidentClassification { Severity = BuiltInPacks.Load(pack).Severities[0].Name, Rule = "all" },
        DeclaredAt = Nine.AddMinutes(2),
        DetectedAt = Nine,
    };

    private static ExpressionScope Scope(string pack)
    {
        var incident = Least(pack) with
        {
            Status = IncidentStatus.Resolved,
            Owner = "ana",
            Responders = ["ana", "bo"],
            AffectedSystems = ["checkout", "payments"],
            UserImpact = "Cards are refused",
            UsersAffectedPercent = 63,
            AcknowledgedAt = Nine.AddMinutes(4),
            MitigatedAt = Nine.AddMinutes(30),
            ResolvedAt = Nine.AddMinutes(42),
            RootCause = "A certificate ran out",
            ResolutionSummary = "The certificate was renewed",
        };
        var roots = new Dictionary<string, object?>
        {
            ["incident"] = new IncidentView(incident),
            ["current_situation"] = "The gateway refuses the certificate",
            ["actions_taken"] = "Renewed it",
            ["next_steps"] = "Watch the error rate",
            ["next_update_minutes"] = 30L,
            ["durations"] = new Dictionary<string, object?>
            {
                ["detect"] = TimeSpan.FromMinutes(3),
                ["acknowledge"] = TimeSpan.FromMinutes(4),
                ["mitigate"] = TimeSpan.FromMinutes(30),
                ["resolve"] = TimeSpan.FromMinutes(42),
            },
            ["timeline_markdown"] = "| Time (UTC) | Event | Who | What |\n| --- | --- | --- | --- |\n| 2026-01-05 09:02:00 | declared | ana | Checkout: payments fail |",
            ["action_items_markdown"] = "| | Priority | Action | Owner | Due | Status |\n| --- | --- | --- | --- | --- | --- |\n| 1 | P0 | Renew certificates by machine | bo | 2026-01-12 | Open |",
            ["rca"] = new Dictionary<string, object?>
            {
                ["summary"] = "Payments failed for 42 minutes.",
                ["root_causes_markdown"] = "- A certificate ran out",
                ["contributing_factors_markdown"] = "- Nobody owned it",
                ["impact_assessment"] = "63 % of users could not pay.",
                ["lessons_learned_markdown"] = "- Certificates need an owner",
            },
        };
        return new ExpressionScope(roots, Nine.AddMinutes(42));
    }
}
