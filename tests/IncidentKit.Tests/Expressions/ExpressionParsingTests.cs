using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

public sealed class ExpressionParsingTests
{
    [Theory]
    [InlineData("", 1, "missing")]
    [InlineData("   ", 4, "missing")]
    [InlineData("1 +", 4, "missing")]
    [InlineData("1 2", 3, "unexpected '2'")]
    [InlineData("(1", 3, "expected ')'")]
    [InlineData("a.", 3, "expected a name")]
    [InlineData("a b", 3, "unexpected 'b'")]
    [InlineData("true andfalse", 6, "unexpected 'andfalse'")]
    [InlineData("12abc", 3, "a number ends here")]
    [InlineData("'abc", 1, "no closing '")]
    [InlineData("[abc", 1, "no closing ]")]
    [InlineData("'a\\q'", 3, "unknown escape")]
    [InlineData("a # b", 3, "unexpected '#'")]
    [InlineData("a & b", 3, "unexpected '&'")]
    [InlineData("a | 1", 5, "begins a filter")]
    [InlineData("a | nosuch", 5, "no function 'nosuch'")]
    [InlineData("uper(a)", 1, "did you mean 'upper'?")]
    [InlineData("a.upper()", 3, "no functions of their own")]
    [InlineData("a not b", 7, "expected 'in' or 'like'")]
    [InlineData("if(a, b)", 1, "takes 3 arguments, found 2")]
    [InlineData("99999999999999999999", 1, "outside the range")]
    [InlineData("9223372036854775808", 1, "outside the range")]
    [InlineData("1e999", 1, "too large")]
    [InlineData("0x", 1, "hexadecimal")]
    [InlineData("{{ a }}", 1, "unexpected '{{'")]
    [InlineData("a + {{ b }}", 5, "unexpected '{{'")]
    [InlineData("a ? b", 6, "expected ':'")]
    [InlineData("System.Environment.Exit(0)", 20, "no functions of their own")]
    public void Parse_of_wrong_text_says_where_and_what(string text, int position, string message)
    {
        var error = Scopes.Error(text);
        Assert.Contains(message, error.Message);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Names_are_listed_with_their_offsets_in_the_order_of_the_text()
    {
        var expression = Scopes.Parse("steps.check_recent_deployments.count > 0 and a[b].c == [x y].z");
        Assert.Equal(
            [("steps.check_recent_deployments.count", "steps", 0), ("a", "a", 45), ("b", "b", 47), ("x y.z", "x y", 55)],
            expression.Names.Select(name => (name.Path, name.Root, name.Offset)));
        Assert.Equal(["check_recent_deployments", "count"], expression.Names[0].Members);
    }

    [Fact]
    public void Functions_are_listed_once_and_in_lower_case() =>
        Assert.Equal(["upper", "if"], Scopes.Parse("IF(true, Upper('a'), 'b' | UPPER)").Functions);

    [Theory]
    [InlineData("true_positive > 1")]
    [InlineData("not_ready")]
    [InlineData("in_progress == 1")]
    [InlineData("a.in")]
    [InlineData("a.null.and")]
    [InlineData("inside in (1)")]
    [InlineData("orders or android")]
    public void Keywords_end_at_word_boundaries(string text) => Scopes.Parse(text);

    [Theory]
    [InlineData("{{ steps.a.count > 0 }}", 3)]
    [InlineData("  {{steps.a.count > 0}}  ", 4)]
    [InlineData("steps.a.count > 0", 0)]
    public void ParseCondition_takes_the_expression_with_or_without_braces(string text, int offset)
    {
        var parsed = Expression.ParseCondition(text);
        Assert.True(parsed.Succeeded, parsed.Error?.ToString());
        Assert.Equal(offset, Assert.Single(parsed.Expression.Names).Offset);
    }

    [Fact]
    public void ParseCondition_strips_one_pair_only()
    {
        Assert.False(Expression.ParseCondition("{{ a }} and {{ b }}").Succeeded);
        Assert.False(Expression.ParseCondition("{{{{ a }}}}").Succeeded);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("-")]
    [InlineData("!")]
    [InlineData("not ")]
    [InlineData("upper(")]
    [InlineData("a[")]
    [InlineData("1 ? ")]
    [InlineData("1 ?? ")]
    [InlineData("2 ** ")]
    [InlineData("1 ? 1 : ")]
    [InlineData("1 + ")]
    [InlineData("1 == ")]
    [InlineData("'a' | upper")]
    [InlineData("(1, ")]
    public void Parse_of_hostile_nesting_is_an_error(string unit)
    {
        Assert.False(Expression.Parse(string.Concat(Enumerable.Repeat(unit, 100_000))).Succeeded);
        Assert.False(Expression.Parse(string.Concat(Enumerable.Repeat(unit, 4096 / unit.Length))).Succeeded);
        var wide = ExpressionLimits.Default with { MaxLength = int.MaxValue - 10, MaxDepth = int.MaxValue };
        Assert.False(Expression.Parse(string.Concat(Enumerable.Repeat(unit, 100_000)), wide).Succeeded);
    }

    [Fact]
    public void Nesting_up_to_the_limit_parses()
    {
        Assert.True(Expression.Parse(new string('(', 64) + "1" + new string(')', 64)).Succeeded);
        Assert.Contains("64 levels", Scopes.Error(new string('(', 65) + "1" + new string(')', 65)).Message);
    }

    [Fact]
    public void Deep_trees_evaluate_on_a_small_stack()
    {
        var wide = ExpressionLimits.Default with { MaxLength = 1_000_000, MaxDepth = int.MaxValue };
        var nested = Expression.Parse(string.Concat(Enumerable.Repeat("-(", 64)) + string.Join('+', Enumerable.Repeat("1", 120)) + new string(')', 64), wide);
        Assert.True(nested.Succeeded, nested.Error?.ToString());
        var value = default(ExpressionValue);
        var thread = new Thread(() => value = nested.Expression.Evaluate(Scopes.Of()).Value, 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(120, value.AsInteger());
    }

    [Fact]
    public void Conjunctions_may_be_as_long_as_the_text() =>
        Assert.Equal(false, Scopes.Value(string.Join(" and ", Enumerable.Repeat("a", 580)), ("a", false)));

    [Fact]
    public void Text_longer_than_the_limit_is_an_error()
    {
        Assert.True(Expression.Parse(new string(' ', 4095) + "1").Succeeded);
        var error = Scopes.Error(new string(' ', 4096) + "1");
        Assert.Contains("4096", error.Message);
        Assert.Equal(4097, error.Position);
    }
}
