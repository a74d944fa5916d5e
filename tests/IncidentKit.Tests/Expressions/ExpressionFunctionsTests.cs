using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

public sealed class ExpressionFunctionsTests
{
    private static readonly ExpressionFunctions Functions = ExpressionFunctions.Standard
        .With("business_value", 1, 1, static arguments => arguments[0].AsNumber() > 100 ? "high" : "low")
        .With("Now_Plus", 1, 1, static arguments => arguments.Now + arguments[0].AsDuration())
        .With("count", 0, int.MaxValue, static arguments => arguments.Count)
        .With("pair", 2, 2, static arguments => new List<object?> { arguments[0], arguments[1].ToObject() })
        .With("nothing", 0, 0, static _ => null)
        .With("record", 0, 0, static _ => new Record());

    [Theory]
    [InlineData("business_value(250)", "high")]
    [InlineData("BUSINESS_VALUE(5)", "low")]
    [InlineData("250 | business_value", "high")]
    [InlineData("250 | business_value | upper", "HIGH")]
    [InlineData("now_plus(duration('1h')) - now()", null)]
    [InlineData("count()", 0L)]
    [InlineData("count(1, 2, 3)", 3L)]
    [InlineData("'a' | count('b')", 2L)]
    [InlineData("pair(1, 'a') == (1, 'a')", true)]
    [InlineData("nothing() ?? 5", 5L)]
    [InlineData("record().name", "ada")]
    [InlineData("not (business_value(1) == 'high')", true)]
    public void Added_function_is_called_like_any_other(string text, object? expected)
    {
        var parsed = Expression.Parse(text, Functions);
        Assert.True(parsed.Succeeded, parsed.Error?.ToString());
        var result = parsed.Expression.Evaluate(Scopes.Of());
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(expected ?? TimeSpan.FromHours(1), result.Value.ToObject());
    }

    [Fact]
    public void Added_function_is_known_to_conditions_and_templates()
    {
        Assert.True(Expression.ParseCondition("{{ business_value(x) == 'low' }}", Functions).Expression!.EvaluateCondition(Scopes.Of(("x", 1L))).IsTrue);
        Assert.Equal("value: high", Template.Parse("value: {{ x | business_value }}", Functions).Template!.Render(Scopes.Of(("x", 101L))).Text);
        Assert.Equal(["business_value"], Expression.Parse("Business_Value(1)", Functions).Expression!.Functions);
        Assert.Equal(["business_value", "now_plus", "count", "pair", "nothing", "record"], Functions.Added);
    }

    [Fact]
    public void Added_function_is_unknown_elsewhere()
    {
        Assert.Contains("no function 'business_value'", Scopes.Error("business_value(1)").Message);
        Assert.Contains("did you mean 'business_value'?", Expression.Parse("busines_value(1)", Functions).Error!.Message);
        Assert.Empty(ExpressionFunctions.Standard.Added);
    }

    [Fact]
    public void Missing_argument_makes_the_call_unknown_without_calling()
    {
        var called = false;
        var functions = ExpressionFunctions.Standard.With("f", 1, 1, _ => called = true);
        Assert.Equal(["x"], Expression.Parse("f(x)", functions).Expression!.Evaluate(Scopes.Of()).Missing);
        Assert.Equal(["x"], Expression.Parse("f(x)", functions).Expression!.Evaluate(Scopes.Of(("x", null))).Missing);
        Assert.False(called);
    }

    [Theory]
    [InlineData("business_value()", 1, "takes 1 argument, found 0")]
    [InlineData("1 + pair(1)", 5, "takes 2 arguments, found 1")]
    public void Wrong_number_of_arguments_is_an_error_when_parsed(string text, int position, string message)
    {
        var error = Expression.Parse(text, Functions).Error!;
        Assert.Contains(message, error.Message);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Exception_becomes_an_error_with_name_and_position()
    {
        var functions = ExpressionFunctions.Standard
            .With("fails", 0, 1, static _ => throw new InvalidOperationException("no\r\nconnection"))
            .With("shouts", 0, 0, static _ => throw new InvalidOperationException(new string('x', 5000)));
        var error = Expression.Parse("1 == 1 and fails()", functions).Expression!.Evaluate(Scopes.Of()).Error!;
        Assert.Equal("fails() failed: no connection", error.Message);
        Assert.Equal(12, error.Position);
        Assert.InRange(Expression.Parse("shouts()", functions).Expression!.Evaluate(Scopes.Of()).Error!.Message.Length, 100, 300);
        Assert.Contains("Text", Expression.Parse("business_value('x')", Functions).Expression!.Evaluate(Scopes.Of()).Error!.Message);
        Assert.Equal("fails() failed: no connection", Template.Parse("a {{ fails(1) }}", functions).Template!.Render(Scopes.Of()).Error!.Message);
    }

    [Fact]
    public void Result_that_is_not_plain_data_is_an_error()
    {
        var loop = new List<object?>();
        loop.Add(loop);
        object?[] results =
        [
            new Uri("http://a"), double.NaN, double.PositiveInfinity, ulong.MaxValue, ExpressionValue.Missing, loop,
            new List<object?> { 1L, new Uri("http://a") }, new Dictionary<string, object?> { ["x"] = new List<object?> { new object() } }, new Throwing(),
        ];
        foreach (var result in results)
        {
            var functions = ExpressionFunctions.Standard.With("f", 0, 0, _ => result);
            var error = Expression.Parse("1 + f()", functions).Expression!.Evaluate(Scopes.Of()).Error;
            Assert.StartsWith("f() ", error!.Message, StringComparison.Ordinal);
            Assert.Equal(5, error.Position);
        }
    }

    [Fact]
    public void Result_stays_within_the_limits()
    {
        var functions = ExpressionFunctions.Standard.With("f", 0, 0, static _ => new string('x', 70_000)).With("g", 0, 0, static _ => new object?[1_000_001]);
        Assert.Contains("65536", Expression.Parse("f()", functions).Expression!.Evaluate(Scopes.Of()).Error!.Message);
        Assert.Contains("steps", Expression.Parse("g()", functions).Expression!.Evaluate(Scopes.Of()).Error!.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("_a")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("é")]
    [InlineData("upper")]
    [InlineData("UPPER")]
    [InlineData("if")]
    [InlineData("Matches")]
    [InlineData("any")]
    [InlineData("not")]
    [InlineData("Null")]
    [InlineData("in")]
    [InlineData("business_value")]
    [InlineData("Business_Value")]
    public void Name_that_is_malformed_or_taken_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Functions.With(name, 0, 0, static _ => null));

    [Fact]
    public void Numbers_of_arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.With("f", -1, 0, static _ => null));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.With("f", 2, 1, static _ => null));
        Assert.Throws<ArgumentException>(() => Functions.With(new string('a', 65), 0, 0, static _ => null));
        Assert.Throws<ArgumentNullException>(() => Functions.With("f", 0, 0, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(ExpressionArguments)[0]);
    }

    private sealed class Record : IExpressionObject
    {
        public bool TryGetMember(string name, out ExpressionValue value)
        {
            value = name == "name" ? ExpressionValue.FromText("ada") : ExpressionValue.Missing;
            return !value.IsMissing;
        }
    }

    private sealed class Throwing : System.Collections.ObjectModel.ReadOnlyCollection<object?>, IReadOnlyList<object?>
    {
        public Throwing()
            : base([])
        {
        }

        IEnumerator<object?> IEnumerable<object?>.GetEnumerator() => throw new InvalidOperationException("no elements");
    }
}
