using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

public sealed class TemplateTests
{
    private const string StatusUpdate = """
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
        """;

    [Fact]
    public void Status_update_of_seed_000_renders()
    {
        var incident = new Dictionary<string, object?>
        {
            ["id"] = "INC-7",
            ["status"] = "Mitigating",
            ["severity"] = "SEV1",
            ["detected_at"] = Scopes.Now.AddMinutes(-65),
            ["affected_systems"] = new List<object?> { "api", "checkout" },
            ["user_impact"] = "No orders",
            ["owner"] = "ana",
        };
        var result = Scopes.Template(StatusUpdate).Render(Scopes.Of(
            ("incident", incident),
            ("current_situation", "The {{ database }} is down"),
            ("actions_taken", "Failover"),
            ("next_steps", "Verify"),
            ("next_update_minutes", 30)));

        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.StartsWith("## Incident Update - INC-7\n\n**Status**: Mitigating **Severity**: SEV1\n**Duration**: 1h 5m\n", result.Text, StringComparison.Ordinal);
        Assert.Contains("\nThe {{ database }} is down\n", result.Text, StringComparison.Ordinal);
        Assert.Contains("- Affected systems: api, checkout\n- User impact: No orders\n", result.Text, StringComparison.Ordinal);
        Assert.EndsWith("Expected in 30 minutes or when status changes.\n\n---\n\n_Incident Commander: ana_", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_names_are_all_given_and_the_first_has_its_position()
    {
        var result = Scopes.Template("a {{ 'x' + one }} b {{ two.three }} {{ one }}").Render(Scopes.Of());
        Assert.False(result.Succeeded);
        Assert.Equal(["one", "two.three"], result.Missing);
        Assert.Equal(12, result.Error!.Position);
        Assert.Contains("'one'", result.Error.Message);
        Assert.Empty(result.Text);
    }

    [Theory]
    [InlineData("{{ n * 2 }}", 6L)]
    [InlineData("{{ n / 2 }}", 1.5)]
    [InlineData("{{ n > 2 }}", true)]
    [InlineData("{{ null }}", null)]
    [InlineData("{{ n * 2 }} ", "6 ")]
    [InlineData(" {{ n }}", " 3")]
    [InlineData("{{ n }}{{ n }}", "33")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Evaluate_keeps_the_type_of_a_whole_expression(string text, object? expected)
    {
        var result = Scopes.Template(text).Evaluate(Scopes.Of(("n", 3)));
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(expected, result.Value);
    }

    [Fact]
    public void Evaluate_gives_lists_and_instants_as_they_are()
    {
        var list = new List<object?> { "a" };
        Assert.Same(list, Scopes.Template("{{ list }}").Evaluate(Scopes.Of(("list", list))).Value);
        Assert.Equal(Scopes.Now, Scopes.Template("{{ now() }}").Evaluate(Scopes.Of()).Value);
        Assert.Equal(["x"], Scopes.Template("{{ x }}").Evaluate(Scopes.Of()).Missing);
    }

    [Fact]
    public void Braces_in_data_are_never_evaluated()
    {
        var scope = Scopes.Of(("title", "{{ secrets.key }}"), ("part", "{{"), ("secrets", new Dictionary<string, object?> { ["key"] = "s3cret" }));
        Assert.Equal("t: {{ secrets.key }}", Scopes.Template("t: {{ title }}").Render(scope).Text);
        Assert.Equal("{{ secrets.key }}", Scopes.Template("{{ title }}").Evaluate(scope).Value);
        Assert.Equal("{{ secrets.key }}", Scopes.Template("{{ part }} secrets.key }}").Render(scope).Text);
        Assert.Equal("{{ secrets.key }}!", Scopes.Template("{{ title + '!' }}").Render(scope).Text);
    }

    [Theory]
    [InlineData("a {{ b", 3, "no closing }}")]
    [InlineData("a {{ }}", 6, "an expression is missing")]
    [InlineData("{{ 'b }}", 4, "no closing '")]
    [InlineData("{{ a }} {{ b. }}", 15, "expected a name")]
    [InlineData("{{ a {{ b }} }}", 6, "unexpected '{'")]
    [InlineData("{{ {{ b }} }}", 4, "unexpected '{{'")]
    public void Parse_of_a_wrong_template_gives_the_position_in_it(string text, int position, string message)
    {
        var error = Template.Parse(text).Error;
        Assert.NotNull(error);
        Assert.Contains(message, error.Message);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Error_of_an_evaluation_has_its_position_in_the_template()
    {
        var result = Scopes.Template("a {{ 1 / 0 }}").Render(Scopes.Of());
        Assert.Equal(8, result.Error!.Position);
        Assert.Equal("division by zero", result.Error.Message);
    }

    [Fact]
    public void Names_count_from_the_beginning_of_the_template() =>
        Assert.Equal([("a.b", 5), ("c", 15)], Scopes.Template("x {{ a.b }} {{ c }}").Names.Select(name => (name.Path, name.Offset)));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.25, "250ms")]
    [InlineData(45, "45s")]
    [InlineData(60, "1m")]
    [InlineData(65, "1m 5s")]
    [InlineData(3900, "1h 5m")]
    [InlineData(3605, "1h")]
    [InlineData(183600, "2d 3h")]
    [InlineData(-300, "-5m")]
    public void Duration_is_written_in_two_units(double seconds, string expected) =>
        Assert.Equal(expected, Scopes.Template("{{ d }}").Render(Scopes.Of(("d", TimeSpan.FromSeconds(seconds)))).Text);

    [Fact]
    public void Values_are_written_without_a_culture()
    {
        var scope = Scopes.Of(("list", new List<object?> { 1L, 0.1, true, null, "x" }), ("map", new Dictionary<string, object?> { ["a"] = 1L, ["b"] = "c" }), ("at", new DateTimeOffset(2026, 1, 2, 3, 4, 5, 600, TimeSpan.FromHours(2))));
        Assert.Equal("1, 0.1, true, , x", Scopes.Template("{{ list }}").Render(scope).Text);
        Assert.Equal("a=1, b=c", Scopes.Template("{{ map }}").Render(scope).Text);
        Assert.Equal("2026-01-02T01:04:05.6Z", Scopes.Template("{{ at }}").Render(scope).Text);
    }

    [Fact]
    public void Limits_hold_for_templates()
    {
        Assert.True(Template.Parse(string.Concat(Enumerable.Repeat("{{ a }}", 50))).Succeeded);
        Assert.Contains("more than 50", Template.Parse(string.Concat(Enumerable.Repeat("{{ a }}", 51))).Error!.Message);
        Assert.Contains("longer than 65536", Template.Parse(new string('x', 65_537)).Error!.Message);
        var lengthy = Template.Parse("{{ " + string.Join(" or ", Enumerable.Repeat("a", 2000)) + " }}");
        Assert.Contains("longer than 4096", lengthy.Error!.Message);
        var growing = Scopes.Template("{{ a }}{{ a }}").Render(Scopes.Of(("a", new string('x', 40_000))));
        Assert.Contains("longer than 65536", growing.Error!.Message);
        Assert.Equal(8, growing.Error.Position);
        Assert.Equal("xx", Scopes.Template("{{ a }}{{ a }}").Render(Scopes.Of(("a", "x"))).Text);
    }
}
