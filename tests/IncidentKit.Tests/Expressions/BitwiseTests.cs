namespace IncidentKit.Tests.Expressions;

public sealed class BitwiseTests
{
    [Theory]
    [InlineData("flags & 4", 4L)]
    [InlineData("(flags & 4) == 4", true)]
    [InlineData("flags | mask", 15L)]
    [InlineData("5|3", 7L)]
    [InlineData("5 | [upper]", 7L)]
    [InlineData("flags|mask|16", 31L)]
    [InlineData("-3 | abs", 3L)]
    [InlineData("'x' | upper", "X")]
    [InlineData("'x'|UPPER", "X")]
    [InlineData("'x' | upper | lower", "x")]
    [InlineData("2 ** 2 | max(5)", 5L)]
    [InlineData("1 + 2 | max(5)", 6L)]
    [InlineData("1 | (max(1, 2))", 3L)]
    [InlineData("1 | [max]", 9L)]
    [InlineData("~0", -1L)]
    [InlineData("~~5", 5L)]
    [InlineData("-1 >> 63", -1L)]
    [InlineData("-1 << 63", long.MinValue)]
    [InlineData("4.0 | 1", 5L)]
    [InlineData("true | false", true)]
    [InlineData("true ^ false", true)]
    [InlineData("~true", false)]
    [InlineData("not 1 & 0 == 0 ? 1 : 2", null)]
    public void Bits_are_joined_or_a_filter_is_called(string text, object? expected)
    {
        var result = Scopes.Evaluate(text, ("flags", 6L), ("mask", 9L), ("max", 8L), ("upper", 2L));
        if (expected is null)
            Assert.NotNull(result.Error);
        else
            Assert.Equal(expected, result.Value.ToObject());
    }

    [Theory]
    [InlineData("flags & 4 == 4", "write (a & b) == c")]
    [InlineData("1.5 | 1", "two integers or two booleans, not the number 1.5")]
    [InlineData("'a' << 1", "takes two integers")]
    [InlineData("true << 1", "takes two integers")]
    [InlineData("1 << 64", "0 to 63 places")]
    [InlineData("1 >> -1", "0 to 63 places")]
    [InlineData("1 << 63", "outside the range of 64-bit integers")]
    [InlineData("~'a'", "'~' takes an integer")]
    [InlineData("title | loud", "for a filter name a function, which 'loud' is not")]
    [InlineData("1e300 & 1", "two integers")]
    public void What_has_no_bits_is_an_error(string text, string message)
    {
        var error = Scopes.Evaluate(text, ("flags", 6L), ("title", "t")).Error;
        Assert.Contains(message, error!.Message);
        Assert.InRange(error.Position, 1, text.Length);
    }

    [Fact]
    public void Missing_bits_are_unknown()
    {
        Assert.Equal(["x"], Scopes.Evaluate("x & 1").Missing);
        Assert.Equal(["x"], Scopes.Evaluate("~x").Missing);
        Assert.Equal(["x"], Scopes.Evaluate("x!", ("x", null)).Missing);
        Assert.Equal(["x", "y"], Scopes.Evaluate("x | y", ("y", null)).Missing);
    }

    [Theory]
    [InlineData("20!", 2432902008176640000L)]
    [InlineData("1!", 1L)]
    public void Factorial_is_an_integer(string text, long expected) => Assert.Equal(expected, Scopes.Value(text));

    [Theory]
    [InlineData("21!")]
    [InlineData("(-1)!")]
    [InlineData("1.5!")]
    [InlineData("'a'!")]
    public void Factorial_of_anything_else_is_an_error(string text) => Assert.Contains("from 0 to 20", Scopes.Evaluate(text).Error!.Message);
}
