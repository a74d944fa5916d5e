using IncidentKit.Diagnostics;
using IncidentKit.Expressions;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

/// <summary>The figures of ADR 0072, written by hand from the document.</summary>
public sealed class Adr0072PackTests
{
    private static readonly Policy Pack = BuiltInPacks.Load("adr-0072");

    [Fact]
    public void Pack_is_read_with_nothing_but_the_note_on_unbound_roles()
    {
        var result = PolicyReader.Read("built-in:adr-0072.yaml", BuiltInPacks.Read("adr-0072"));
        var note = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Info, note.Severity);
        Assert.Contains("role:engineering-lead, role:management, role:team-lead", note.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Policy);
    }

    [Theory]
    [InlineData("SEV1", "Critical", "Complete outage, data loss, security breach", "PT15M", true)]
    [InlineData("SEV2", "Major", "Significant degradation, partial outage", "PT1H", true)]
    [InlineData("SEV3", "Minor", "Limited impact, workaround available", "PT4H", false)]
    [InlineData("SEV4", "Low", "Minimal impact, cosmetic issues", "P1D", false)]
    public void Severity_has_the_figures_of_the_table(string name, string title, string criteria, string acknowledge, bool pages)
    {
        var severity = Pack.FindSeverity(name)!;
        Assert.Equal((title, criteria, pages), (severity.Title, severity.Criteria, severity.Pages));
        Assert.Equal(acknowledge, severity.Targets.Acknowledge?.ToJsonText());
        Assert.Null(severity.Targets.Mitigate);
        Assert.Null(severity.Targets.Resolve);
    }

    [Fact]
    public void Ladders_are_the_escalation_matrix()
    {
        string[] Steps(string severity) =>
            [.. Pack.LadderOf(severity).Steps.Select(s => $"{s.Id} {s.After} [{string.Join(",", s.Notify)}] {string.Join(",", s.Do)} {s.From} {s.Unless}")];
        Assert.Equal(
            ["page 00:00:00 [schedule:on-call] page_on_call Detection Resolved", "escalate 00:15:00 [role:engineering-lead,role:management] create_war_room,notify_management Detection Resolved"],
            Steps("SEV1"));
        Assert.Equal(
            ["page 00:00:00 [schedule:on-call] page_on_call Detection Resolved", "escalate 01:00:00 [role:engineering-lead]  Detection Resolved"],
            Steps("SEV2"));
        Assert.Equal(
            ["assign 00:00:00 [role:assignee]  Detection Resolved", "escalate 04:00:00 [role:team-lead]  Detection Resolved"],
            Steps("SEV3"));
        Assert.Equal(
            ["assign 00:00:00 [role:assignee]  Detection Resolved", "escalate 1.00:00:00 [role:team-lead]  Detection Resolved"],
            Steps("SEV4"));
    }

    [Fact]
    public void Requirements_hold()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.Single(Pack.Detection).DetectWithin);
        var update = Assert.Single(Pack.Updates);
        Assert.Equal((TimeSpan.FromMinutes(30), "stakeholders", "status-update"), (update.Every, update.Audience, update.Template));
        Assert.True(update.AppliesTo("SEV2"));
        Assert.False(update.AppliesTo("SEV3"));
        var duty = Assert.Single(Pack.PostIncident);
        Assert.Equal(("root_cause_analysis", PolicyDuration.FromTimeSpan(TimeSpan.FromHours(48))), (duty.Duty, duty.Within));
        Assert.True(duty.GuardsClosing("SEV2"));
        Assert.True(duty.AppliesTo("SEV4"));
        Assert.False(duty.GuardsClosing("SEV3"));
    }

    [Fact]
    public void Words_are_those_of_the_document()
    {
        Assert.Equal(["System", "Security", "Operational", "Data"], Pack.Categories);
        Assert.Equal(["DataBreach", "SystemCompromise", "AttemptedBreach", "EngagementFailure", "SensorMalfunction", "Other"], Pack.Impacts);
        Assert.Equal("SEV4", Pack.Otherwise);
        Assert.Equal("SEV2", Pack.WhenUnknown);
        Assert.Equal("schedule:on-call", Pack.AssignFrom?.ToString());
        Assert.Equal("role:engineering-lead", Assert.Single(Pack.Fallback).ToString());
    }

    [Fact]
    public void Status_update_template_is_the_documents_own()
    {
        Assert.Equal(
            """
            ## Incident Update - {{ incident.id }}

            **Status**: {{ incident.status }} **Severity**: {{ incident.severity }}
            **Duration**: {{ duration_since(incident.detected_at) }}

            ### Current Situation

            {{ current_situation }}

            ### Impact

            - Affected systems: {{ incident.affected_systems | join(", ") }}
            - User impact: {{ incident.user_impact }}

            ### Actions Taken

            {{ actions_taken }}

            ### Next Steps

            {{ next_steps }}

            ### Next Update

            Expected in {{ next_update_minutes }} minutes or when status changes.

            ---

            _Incident Commander: {{ incident.owner }}_

            """.ReplaceLineEndings("\n"),
            Pack.Templates["status-update"].ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("## Summary")]
    [InlineData("## Timeline")]
    [InlineData("## Root Causes")]
    [InlineData("## Contributing Factors")]
    [InlineData("## Impact Assessment")]
    [InlineData("## Action Items")]
    [InlineData("## Lessons Learned")]
    public void Post_mortem_has_the_headings_of_the_root_cause_analysis(string heading) =>
        Assert.Contains(heading + "\n", Pack.Templates["post-mortem"], StringComparison.Ordinal);

    [Fact]
    public void Post_mortem_renders_from_the_least_that_an_engine_knows()
    {
        var incident = new Dictionary<string, object?>
        {
            ["id"] = "INC-1",
            ["title"] = "Down",
            ["severity"] = "SEV1",
            ["category"] = null,
            ["status"] = "PostMortem",
            ["owner"] = null,
            ["detected_at"] = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero),
            ["acknowledged_at"] = null,
            ["mitigated_at"] = null,
            ["resolved_at"] = null,
            ["affected_systems"] = (IReadOnlyList<object?>)["api", "db"],
            ["affected_tenants"] = (IReadOnlyList<object?>)[],
            ["user_impact"] = null,
        };
        var nothing = new Dictionary<string, object?>();
        var scope = new ExpressionScope(
            new Dictionary<string, object?> { ["incident"] = incident, ["rca"] = nothing, ["durations"] = nothing, ["timeline_markdown"] = "- a", ["action_items_markdown"] = "- b" },
            default);
        var result = Template.Parse(Pack.Templates["post-mortem"]).Template!.Render(scope);
        Assert.Null(result.Error);
        Assert.StartsWith("# Post-mortem: INC-1 Down\n", result.Text, StringComparison.Ordinal);
        Assert.Contains("- Affected systems: api, db\n", result.Text, StringComparison.Ordinal);
        Assert.Contains("| Owner | nobody |", result.Text, StringComparison.Ordinal);
        Assert.Contains("## Lessons Learned\n\n_None recorded._", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_update_renders_with_the_names_of_the_document()
    {
        var incident = new Dictionary<string, object?>
        {
            ["id"] = "01",
            ["status"] = "Mitigating",
            ["severity"] = "SEV1",
            ["user_impact"] = "none",
            ["owner"] = "ana",
            ["detected_at"] = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero),
            ["affected_systems"] = (IReadOnlyList<object?>)["api"],
        };
        var scope = new ExpressionScope(
            new Dictionary<string, object?> { ["incident"] = incident, ["current_situation"] = "s", ["actions_taken"] = "a", ["next_steps"] = "n", ["next_update_minutes"] = 30 },
            new DateTimeOffset(2026, 1, 5, 9, 42, 0, TimeSpan.Zero));
        var result = Template.Parse(Pack.Templates["status-update"]).Template!.Render(scope);
        Assert.Null(result.Error);
        Assert.Contains("Expected in 30 minutes", result.Text, StringComparison.Ordinal);
        Assert.Contains("42", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_match_ignoring_case_spaces_and_hyphens()
    {
        Assert.Equal("SEV1", Pack.FindSeverity("sev-1")?.Name);
        Assert.Equal(1, Pack.Rank("Sev 2"));
        Assert.Null(Pack.FindSeverity("SEV5"));
        Assert.Throws<ArgumentException>(() => Pack.Rank("P0"));
    }
}
