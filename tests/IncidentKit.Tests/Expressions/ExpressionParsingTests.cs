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
    [InlineData("'a\\u12'", 3, "four hexadecimal digits")]
    [InlineData("'\\u'", 2, "four hexadecimal digits")]
    [InlineData("a # b", 3, "no closing #")]
    [InlineData("#20.11.2026#", 1, "not a date; write #2026-11-20#")]
    [InlineData("#08/08/2001#", 1, "not a date")]
    [InlineData("#25:00:00#", 1, "not a date")]
    [InlineData("a $ b", 3, "unexpected '$'")]
    [InlineData("a & ", 5, "missing")]
    [InlineData("a | ", 5, "missing")]
    [InlineData("a | nosuch(1)", 5, "no function 'nosuch'")]
    [InlineData("a | uper()", 5, "did you mean 'upper'?")]
    [InlineData("a <<< b", 5, "expected a value, found '<'")]
    [InlineData("0o8", 1, "an octal number is 0o")]
    [InlineData("0o", 1, "an octal number is 0o")]
    [InlineData("0b2", 1, "a binary number is 0b")]
    [InlineData("0o7777777777777777777777", 1, "an octal number is 0o")]
    [InlineData("0xFFFFFFFFFFFFFFFF", 1, "outside the range")]
    [InlineData("-9223372036854775809", 2, "outside the range")]
    [InlineData("-9223372036854775808 ** 2", 2, "outside the range")]
    [InlineData("1..5", 2, "unexpected '.'")]
    [InlineData("12.abc()", 3, "unexpected '.'")]
    [InlineData("matches(a)", 1, "takes 2 arguments, found 1")]
    [InlineData("matches(a, b)", 12, "written out as a text")]
    [InlineData("a | matches('(')", 13, "no regular expression")]
    [InlineData("matches(a, '(?=x)')", 12, "which matches() can't do")]
    [InlineData("matches(a, '(x)\\1')", 12, "which matches() can't do")]
    [InlineData("matches(a, '(x{500}){3}')", 12, "repeats more than 1000 places")]
    [InlineData("matches(a, '((((x{99}){99}){99}){99}){99}')", 12, "repeats more than 1000 places")]
    [InlineData("any()", 1, "takes 1 or more arguments, found 0")]
    [InlineData("log(8)", 1, "takes 2 arguments, found 1")]
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
    [InlineData("+")]
    [InlineData("~")]
    [InlineData("- ! not ~ ")]
    [InlineData("2 ** -")]
    [InlineData("1 << ")]
    [InlineData("1 | ")]
    [InlineData("1 & ")]
    [InlineData("1 ^ ")]
    [InlineData("any(")]
    [InlineData("{")]
    [InlineData("#")]
    [InlineData("'")]
    [InlineData("a ? b : (")]
    [InlineData("if(a, ")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    public void Parse_of_hostile_nesting_is_an_error(string unit)
    {
        Assert.False(Expression.Parse(string.Concat(Enumerable.Repeat(unit, 100_000))).Succeeded);
        Assert.False(Expression.Parse(string.Concat(Enumerable.Repeat(unit, 4096 / unit.Length))).Succeeded);
        var wide = ExpressionLimits.Default with { MaxLength = int.MaxValue - 10, MaxDepth = int.MaxValue };
        Assert.False(Expression.Parse(string.Concat(Enumerable.Repeat(unit, 100_000)), wide).Succeeded);
    }

    [Theory]
    [InlineData("a", ".b")]
    [InlineData("a", "[0]")]
    [InlineData("3", "!")]
    [InlineData("'a'", " | upper")]
    [InlineData("2", " ** 1")]
    [InlineData("1", " + 1")]
    [InlineData("1", " << 0")]
    [InlineData("1", " & 1")]
    [InlineData("true", " ? 1 : 2 == 1")]
    [InlineData("a", " ?? 1")]
    [InlineData("1", " == 1")]
    [InlineData("1", " in (1)")]
    public void Long_chain_is_an_answer_or_an_error(string first, string more)
    {
        foreach (var length in (int[])[50, 400, 1000, 100_000])
        {
            var text = first + string.Concat(Enumerable.Repeat(more, length));
            foreach (var limits in (ExpressionLimits[])[ExpressionLimits.Default, ExpressionLimits.Default with { MaxLength = 8192, MaxDepth = 1000 }])
            {
                var parsed = Expression.Parse(text, limits);
                Assert.NotEqual(parsed.Succeeded, parsed.Error is not null);
                if (parsed.Succeeded)
                    parsed.Expression.Evaluate(Scopes.Of(("a", new List<object?> { 1L })));
            }
        }
    }

    [Fact]
    public void Deep_nesting_parses_on_a_small_stack()
    {
        var text = string.Concat(Enumerable.Repeat("-(", 64)) + "1" + new string(')', 64);
        var parsed = default(ExpressionParseResult);
        var thread = new Thread(() => parsed = Expression.Parse(text, ExpressionLimits.Default with { MaxDepth = int.MaxValue }), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(parsed!.Succeeded, parsed.Error?.ToString());
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("1e99999999999999999999")]
    public void Number_beyond_the_range_is_an_error(string text) => Assert.Contains("too large", Scopes.Error(text).Message);

    [Fact]
    public void Number_of_400_digits_is_an_error_as_an_integer_and_too_large_as_a_number()
    {
        Assert.Contains("64 bits", Scopes.Error(new string('9', 400)).Message);
        Assert.Contains("64 bits", Scopes.Error("-" + new string('9', 400)).Message);
        Assert.Contains("too large", Scopes.Error(new string('9', 400) + ".5").Message);
        Assert.Equal(0.1111111111111111, Scopes.Value("0." + new string('1', 400)));
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
