using IncidentKit.Classification;
using IncidentKit.Expressions;
using IncidentKit.Policies;
using IncidentKit.Triage;
using Xunit;

namespace IncidentKit.Tests.Triage;

public sealed class IntakeMappingTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Policy Pack = BuiltInPacks.Load("adr-0072");

    private static Alert AlertOf(params (string Name, string Value)[] labels) =>
        new(labels.ToDictionary(l => l.Name, l => (object?)l.Value), []);

    private static IntakeResult Map(Alert alert, params IntakeRule[] rules) =>
        new IntakeMapping(rules.Length == 0 ? Pack : Pack with { Intake = rules }).Map(alert, Now);

    private static IntakeRule Rule(string when, string? floor, params (string Field, string Value)[] set) =>
        new() { When = when, Floor = floor, Set = [.. set.Select(s => KeyValuePair.Create(s.Field, s.Value))] };

    [Fact]
    public void Critical_alert_with_nothing_else_pages_at_once()
    {
        var result = Map(AlertOf(("severity", "critical"), ("alertname", "Down")));
        Assert.Equal(("System", "SEV1"), (result.Report.Category, result.Floor));
        var severity = new SeverityClassifier(Pack).Classify(result.Report, Now, result.Floor);
        Assert.Equal(("SEV1", true), (severity.Severity, severity.Provisional));
        Assert.True(Pack.LadderOf(severity.Severity).Steps[0] is { PagesOnCall: true, After.Ticks: 0 });
    }

    [Theory]
    [InlineData("warning", "SEV3")]
    [InlineData("info", null)]
    [InlineData(null, null)]
    public void Floor_comes_from_the_senders_severity(string? severity, string? floor) =>
        Assert.Equal(floor, Map(severity is null ? AlertOf() : AlertOf(("severity", severity))).Floor);

    [Fact]
    public void Label_gives_the_category_in_the_policys_spelling() =>
        Assert.Equal("Security", Map(AlertOf(("category", "SECURITY"))).Report.Category);

    [Fact]
    public void Word_that_is_in_no_list_counts_as_missing()
    {
        var result = Map(AlertOf(("category", "weather")), Rule("true", null, ("category", "{{ alert.labels.category }}"), ("impact", "nonsense")));
        Assert.Null(result.Report.Category);
        Assert.Null(result.Report.Impact);
        Assert.Equal(2, result.Problems.Count);
    }

    [Fact]
    public void Field_keeps_its_first_value_and_the_gravest_floor_wins()
    {
        var result = Map(
            AlertOf(),
            Rule("true", "SEV3", ("scope", "partial")),
            Rule("true", "sev1", ("scope", "complete")),
            Rule("true", "SEV2"));
        Assert.Equal(("partial", "SEV1"), (result.Report.Scope, result.Floor));
    }

    [Fact]
    public void Unknown_condition_does_not_apply() =>
        Assert.Null(Map(AlertOf(), Rule("alert.labels.percent > 50", "SEV1"), Rule("not alert.labels.quiet", "SEV1")).Floor);

    [Fact]
    public void Missing_value_leaves_the_field_to_the_next_rule()
    {
        var result = Map(AlertOf(), Rule("true", null, ("scope", "{{ alert.labels.scope }}")), Rule("true", null, ("scope", "single")));
        Assert.Equal("single", result.Report.Scope);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Every_field_can_be_set()
    {
        var result = Map(
            AlertOf(("p", "63%"), ("yes", "true")),
            Rule(
                "true",
                null,
                ("category", "data"), ("impact", "other"), ("users_affected_percent", "{{ alert.labels.p }}"), ("has_workaround", "{{ alert.labels.yes }}"),
                ("scope", "partial"), ("data_at_risk", "{{ 1 > 2 }}"), ("security", "no"), ("title", "T"), ("description", "D"),
                ("affected_systems", "api, db"), ("user_impact", "U"), ("alert.name", "service_unavailable")));
        Assert.Empty(result.Problems);
        Assert.Equal("service_unavailable", result.AlertName);
        var report = result.Report;
        Assert.Equal(("Data", "Other", 63.0, true, "partial"), (report.Category, report.Impact, report.UsersAffectedPercent, report.HasWorkaround, report.Scope));
        Assert.Equal((false, false, "T", "D", "U"), (report.DataAtRisk, report.Security, report.Title, report.Description, report.UserImpact));
        Assert.Equal(["api", "db"], report.AffectedSystems);
        Assert.Equal("63%", report.Labels["p"]);
    }

    [Fact]
    public void Value_that_can_not_be_used_is_told_and_counts_as_missing()
    {
        var result = Map(AlertOf(), Rule("true", null, ("users_affected_percent", "many"), ("has_workaround", "maybe")), Rule("true", null, ("users_affected_percent", "101")));
        Assert.Null(result.Report.UsersAffectedPercent);
        Assert.Null(result.Report.HasWorkaround);
        Assert.Equal(3, result.Problems.Count);
    }

    [Fact]
    public void Title_is_the_summary_else_the_alerts_name()
    {
        Assert.Equal("Down", Map(AlertOf()).Report.Title);
        Assert.Equal("It is down", Map(new Alert([], new() { ["summary"] = " It is\ndown " })).Report.Title);
        Assert.Equal(200, Map(new Alert([], new() { ["summary"] = new string('x', 500) })).Report.Title.Length);
    }

    [Fact]
    public void What_an_alert_holds_is_never_evaluated()
    {
        var result = Map(AlertOf(("scope", "{{ alert.name }}")), Rule("true", null, ("scope", "{{ alert.labels.scope }}"), ("title", "{{ alert.labels.scope }}")));
        Assert.Equal("{{ alert.name }}", result.Report.Scope);
        Assert.Equal("{{ alert.name }}", result.Report.Title);
    }

    [Fact]
    public void Policy_built_in_code_with_a_wrong_rule_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Map(AlertOf(), Rule("a ==", null)));
        Assert.Throws<ArgumentException>(() => Map(AlertOf(), Rule("true", "P0")));
        Assert.Throws<ArgumentException>(() => Map(AlertOf(), Rule("true", null, ("scope", "{{"))));
    }

    private sealed class Alert(Dictionary<string, object?> labels, Dictionary<string, object?> annotations) : IExpressionObject
    {
        public bool TryGetMember(string name, out ExpressionValue value)
        {
            value = name switch
            {
                "name" => ExpressionValue.FromText("Down"),
                "status" => ExpressionValue.FromText("firing"),
                "labels" => ExpressionValue.FromMap(labels),
                "annotations" => ExpressionValue.FromMap(annotations),
                _ => default,
            };
            return !value.IsMissing;
        }
    }
}
