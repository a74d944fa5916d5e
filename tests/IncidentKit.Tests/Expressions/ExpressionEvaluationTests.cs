using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

public sealed class ExpressionEvaluationTests
{
    [Theory]
    [InlineData("9223372036854775807 + 1")]
    [InlineData("-9223372036854775808 - 1")]
    [InlineData("4611686018427387904 * 2")]
    [InlineData("-(-9223372036854775808)")]
    [InlineData("abs(-9223372036854775808)")]
    [InlineData("1e308 * 10")]
    [InlineData("10 ** 400")]
    [InlineData("1 / 0")]
    [InlineData("1 % 0")]
    [InlineData("1.5 % 0")]
    [InlineData("true + 1")]
    [InlineData("duration('1d') * 1e300")]
    [InlineData("now() + duration('999999999w')")]
    [InlineData("duration('1h') / duration('0s')")]
    [InlineData("1 in 2")]
    [InlineData("'a' > 1")]
    [InlineData("true < false")]
    [InlineData("not 'a'")]
    [InlineData("1 ? 2 : 3")]
    public void Evaluate_of_what_has_no_answer_is_an_error(string text)
    {
        var result = Scopes.Evaluate(text);
        Assert.False(result.Succeeded);
        Assert.False(result.IsMissing);
        Assert.InRange(result.Error!.Position, 1, text.Length);
    }

    [Theory]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-9223372036854775808 % -1", 0L)]
    [InlineData("9223372036854775807 == 9223372036854775807.0", false)]
    [InlineData("9223372036854775807 < 9223372036854775808.0", true)]
    [InlineData("-7 % 4", -3L)]
    [InlineData("5 - -5", 10L)]
    [InlineData("'a' + null_text", "ax")]
    [InlineData("a == not b", true)]
    [InlineData("!a == b", true)]
    [InlineData("not a and b", false)]
    [InlineData("1 < 2 == true", true)]
    [InlineData("1 = 1 && 2 <> 3 || false", true)]
    [InlineData("(list)", null)]
    [InlineData("2 in (list)", true)]
    [InlineData("2 in list", true)]
    [InlineData("7 not in list", true)]
    [InlineData("in(2, list)", true)]
    [InlineData("list in ((1, 2), 3)", true)]
    [InlineData("'%' like '_'", true)]
    [InlineData("'aXbXc' like 'a%b%c'", true)]
    [InlineData("'abc' like ''", false)]
    [InlineData("'' like '%'", true)]
    [InlineData("\"\\u20AC\\n\\\"\"", "€\n\"")]
    public void Evaluate_gives_the_value(string text, object? expected)
    {
        var value = Scopes.Value(text, ("null_text", "x"), ("a", true), ("b", false), ("list", new List<object?> { 1L, 2L }));
        if (expected is not null)
            Assert.Equal(expected, value);
    }

    [Fact]
    public void Dotted_parameter_is_read_where_its_root_is_absent()
    {
        Assert.Equal(5L, Scopes.Value("a.b.c", ("a.b.c", 5)));
        Assert.Equal(5L, Scopes.Value("[a.b.c]", ("a.b.c", 5)));
        Assert.True(Scopes.Evaluate("a.b.c", ("a", new Dictionary<string, object?>()), ("a.b.c", 5)).IsMissing);
        Assert.True(Scopes.Evaluate("[a.b]", ("a", new Dictionary<string, object?> { ["b"] = 1L })).IsMissing);
    }

    [Fact]
    public void Typed_record_is_read_member_by_member()
    {
        var record = new Record();
        Assert.Equal("SEV1", Scopes.Value("incident.severity", ("incident", record)));
        Assert.Equal(["incident.nothing"], Scopes.Evaluate("incident.nothing == 1", ("incident", record)).Missing);
        Assert.Equal(true, Scopes.Value("'severity' in incident", ("incident", record)));
        Assert.False(Scopes.Evaluate("'' + incident", ("incident", record)).Succeeded);
    }

    [Fact]
    public void Value_that_is_not_plain_data_is_an_error_where_it_is_read()
    {
        var map = new Dictionary<string, object?> { ["x"] = new Uri("http://a"), ["list"] = new List<object?> { new Uri("http://a") } };
        Assert.Contains("not plain data", Scopes.Evaluate("m.x == 1", ("m", map)).Error!.Message);
        Assert.Contains("not plain data", Scopes.Evaluate("m.list[0]", ("m", map)).Error!.Message);
        Assert.Contains("not plain data", Scopes.Evaluate("first(m.list)", ("m", map)).Error!.Message);
    }

    [Fact]
    public void Root_that_is_not_plain_data_is_an_error_not_an_exception() =>
        Assert.Contains("not plain data", Scopes.Evaluate("x == 1", ("x", new Uri("http://a"))).Error!.Message);

    [Fact]
    public void Data_that_holds_itself_ends_in_an_answer()
    {
        var list = new List<object?> { 1L };
        list.Add(list);
        var other = new List<object?> { 1L };
        other.Add(other);
        Assert.Equal(false, Scopes.Value("a == b", ("a", list), ("b", other)));
        Assert.False(Scopes.Evaluate("'' + a", ("a", list)).Succeeded);
        Assert.False(Scopes.Evaluate("join(a)", ("a", list)).Succeeded);
        Assert.False(Scopes.Template("{{ a }}").Render(Scopes.Of(("a", list))).Succeeded);
    }

    [Fact]
    public void Text_growth_is_bounded()
    {
        var text = new string('x', 60_000);
        Assert.Contains("65536", Scopes.Evaluate("a + a", ("a", text)).Error!.Message);
        Assert.Contains("65536", Scopes.Evaluate("replace(a, 'x', 'yyyy')", ("a", text)).Error!.Message);
        Assert.Contains("65536", Scopes.Evaluate("join((a, a))", ("a", text)).Error!.Message);
        Assert.Contains("steps", Scopes.Evaluate(string.Join(" and ", Enumerable.Repeat("length(a + 'x') > 1", 40)), ("a", text)).Error!.Message);
    }

    [Fact]
    public void Pattern_with_many_wildcards_ends_within_the_budget()
    {
        var result = Scopes.Evaluate("a like b", ("a", new string('a', 60_000)), ("b", string.Concat(Enumerable.Repeat("%a", 2000)) + "%b"));
        Assert.True(result.Error is not null || result.Value == ExpressionValue.False);
    }

    [Theory]
    [InlineData("contains(a, b)")]
    [InlineData("b in a")]
    [InlineData("length(replace(a, b, '')) > 0")]
    [InlineData("length(split(a, b)) > 0")]
    public void Search_that_takes_the_product_of_two_long_texts_ends_within_the_budget(string text)
    {
        var result = Scopes.Evaluate(text, ("a", new string('a', 65_000)), ("b", new string('a', 32_000) + "b"));
        Assert.Contains("steps", result.Error!.Message);
        Assert.True(Scopes.Evaluate(text, ("a", new string('a', 65_000)), ("b", "some words")).Succeeded);
    }

    [Fact]
    public void EvaluateCondition_refuses_what_is_no_condition()
    {
        Assert.Contains("expected true or false, found the text 'SEV1'", Scopes.Parse("'SEV1'").EvaluateCondition(Scopes.Of()).Error!.Message);
        Assert.True(Scopes.Parse("a > 1").EvaluateCondition(Scopes.Of(("a", 2))).IsTrue);
        Assert.True(Scopes.Parse("a").EvaluateCondition(Scopes.Of(("a", null))).IsMissing);
        Assert.Equal(["a"], Scopes.Parse("a").EvaluateCondition(Scopes.Of()).Missing);
    }

    [Fact]
    public void Condition_over_numbers_and_booleans_allocates_nothing()
    {
        var scope = Scopes.Of(("users_affected_percent", 62L), ("has_workaround", false), ("category", "System"));
        var expression = Scopes.Parse("category == 'System' and users_affected_percent > 50 and not has_workaround and max(users_affected_percent, 3) % 7 < 100");
        Assert.True(expression.Evaluate(scope).IsTrue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            expression.Evaluate(scope);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Record : IExpressionObject
    {
        public bool TryGetMember(string name, out ExpressionValue value)
        {
            value = name == "severity" ? ExpressionValue.FromText("SEV1") : ExpressionValue.Missing;
            return !value.IsMissing;
        }
    }

    [Theory]
    [InlineData("(1, 2, 3)[4 / 2]", "3")]
    [InlineData("(1, 2, 3)[1.0]", "2")]
    [InlineData("text(round(-0.4))", "0")]
    [InlineData("'' + 0.0 * -1", "0")]
    public void Whole_numbers_index_and_zero_has_no_sign(string text, string expected) =>
        Assert.Equal(expected, Expression.Parse(text).Expression!.Evaluate(new ExpressionScope(default)).Value.ToString());

    [Theory]
    [InlineData("'a' | uper", "did you mean 'upper'?")]
    [InlineData("x | rond", "did you mean 'round'?")]
    public void Filter_that_is_nearly_one_is_a_slip(string text, string message) =>
        Assert.Contains(message, Expression.Parse(text).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void Chain_of_operators_is_as_long_as_the_limit_says()
    {
        Assert.True(Expression.Parse("1" + string.Concat(Enumerable.Repeat("+1", 256))).Succeeded);
        Assert.Contains("more than 256 operators", Expression.Parse("1" + string.Concat(Enumerable.Repeat("+1", 257))).Error!.Message, StringComparison.Ordinal);
    }
}
