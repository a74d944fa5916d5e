using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

public sealed class MatchesTests
{
    [Theory]
    [InlineData("matches('db-17 down', '^db-[0-9]+')", true)]
    [InlineData("matches('db-17 down', 'DB')", false)]
    [InlineData("matches('db-17 down', '(?i)DB')", true)]
    [InlineData("matches('db-17', '\\d+')", true)]
    [InlineData("matches('db-17', '\\\\d+')", true)]
    [InlineData("matches('a word', '\\bword\\b')", true)]
    [InlineData("'db-17' | matches('^web')", false)]
    [InlineData("not matches(title, '^web')", true)]
    [InlineData("'a{b}' | matches('a{b}')", true)]
    public void Pattern_is_searched_for(string text, bool expected) => Assert.Equal(expected, Scopes.Value(text, ("title", "db")));

    [Fact]
    public void What_is_no_text_is_unknown_or_an_error()
    {
        Assert.Equal(["title"], Scopes.Evaluate("matches(title, 'a')").Missing);
        Assert.Equal(["title"], Scopes.Evaluate("matches(title, 'a')", ("title", null)).Missing);
        Assert.Contains("takes a text, not the integer 5", Scopes.Evaluate("matches(5, 'a')").Error!.Message);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|a)*$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)[^b]$")]
    [InlineData("([a-z]+)*=")]
    [InlineData("^(a?){100}a{100}$")]
    [InlineData("(x+x+)+y")]
    [InlineData("(a{0,30}){0,30}b")]
    public void Pattern_made_to_take_long_ends_in_an_answer_or_an_error(string pattern)
    {
        var result = Scopes.Evaluate($"matches(t, '{pattern}')", ("t", new string('a', 60_000) + "b"));
        Assert.True(result.Error?.Message.Contains("longer than 250 ms", StringComparison.Ordinal) ?? !result.IsMissing);
    }

    [Theory]
    [InlineData("x{1001}")]
    [InlineData("x{2147483647}")]
    [InlineData("(x{40}){40}")]
    [InlineData("((x|y){33,40}){33,}")]
    [InlineData("[a-z]{5000}")]
    public void Pattern_of_many_places_is_refused(string pattern) => Assert.Contains("repeats more than 1000 places", Scopes.Error($"matches(t, '{pattern}')").Message);

    [Fact]
    public void Pattern_longer_than_512_characters_is_refused()
    {
        Assert.True(Expression.Parse($"matches(t, '{new string('a', 512)}')").Succeeded);
        Assert.Contains("longer than 512", Scopes.Error($"matches(t, '{new string('a', 513)}')").Message);
    }

    [Fact]
    public void Text_beyond_the_budget_is_an_error() =>
        Assert.Contains("steps", Scopes.Evaluate("matches(t, 'a')", ("t", new string('b', 1_000_001))).Error!.Message);

    [Theory]
    [InlineData("a like '%a%a%a%a%a%a%a%a%b'")]
    [InlineData("a like '%_%_%_%_%_%_%b'")]
    public void Like_pattern_made_to_take_long_ends_within_the_budget(string text)
    {
        var result = Scopes.Evaluate(text, ("a", new string('a', 100_000)));
        Assert.True(result.Error is not null || result.Value == ExpressionValue.False);
    }

    [Theory]
    [InlineData("'a%c' like 'a\\%c'", true)]
    [InlineData("'abc' like 'a\\%c'", false)]
    [InlineData("'a\\\\c' like 'a\\\\\\\\c'", true)]
    [InlineData("'a\\\\' like 'a\\\\'", true)]
    [InlineData("'xa%' like '%a\\%'", true)]
    [InlineData("'50_50%' like '%\\_%\\%'", true)]
    public void Like_takes_escaped_wildcards_as_they_are(string text, bool expected) => Assert.Equal(expected, Scopes.Value(text));
}
