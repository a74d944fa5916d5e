namespace IncidentKit.Tests.Expressions;

public sealed class ListFunctionTests
{
    private static readonly (string Name, object? Value)[] Data =
    [
        ("numbers", new List<object?> { 3L, 1L, 2.5, 1.0 }), ("texts", new List<object?> { "b", "a", "B", "a" }), ("flags", new List<object?> { true, false }),
        ("yes", new List<object?> { true, true }), ("empty", new List<object?>()), ("holes", new List<object?> { false, null }), ("waits", new List<object?> { TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4) }),
        ("mixed", new List<object?> { 1L, "a" }), ("maps", new List<object?> { new Dictionary<string, object?> { ["a"] = 1L }, new Dictionary<string, object?> { ["a"] = 1.0 }, new List<object?> { 1L } }),
        ("map", new Dictionary<string, object?> { ["b"] = 1L, ["a"] = new List<object?> { true, null, "x\"\n\u0001" }, ["é"] = 0.5 }), ("big", new List<object?> { long.MaxValue, 1L, -1L }),
    ];

    [Theory]
    [InlineData("sort(numbers) == (1, 1.0, 2.5, 3)", true)]
    [InlineData("json(sort(numbers))", "[1,1,2.5,3]")]
    [InlineData("texts | sort | join('')", "Baab")]
    [InlineData("sort(waits) | first | text", "1m")]
    [InlineData("sort(()) == ()", true)]
    [InlineData("texts | unique | join", "b, a, B")]
    [InlineData("json(unique(numbers))", "[3,1,2.5]")]
    [InlineData("length(unique(maps))", 2L)]
    [InlineData("length(unique((null, null, 1)))", 2L)]
    [InlineData("sum(1, 2, 3)", 6L)]
    [InlineData("sum((1, 2.5))", 3.5)]
    [InlineData("sum(big)", long.MaxValue)]
    [InlineData("sum(())", 0L)]
    [InlineData("5 | sum", 5L)]
    [InlineData("text(sum(waits))", "5m")]
    [InlineData("avg(1, 2)", 1.5)]
    [InlineData("avg(numbers)", 1.875)]
    [InlineData("text(avg(waits))", "2m 30s")]
    [InlineData("avg(()) == null", true)]
    [InlineData("any(flags)", true)]
    [InlineData("all(flags)", false)]
    [InlineData("yes | all", true)]
    [InlineData("any(empty)", false)]
    [InlineData("all(empty)", true)]
    [InlineData("any(())", false)]
    [InlineData("all(())", true)]
    [InlineData("any(false, 1 < 2, 1 / 0 > 1)", true)]
    [InlineData("all((true, false, 1 / 0 > 1))", false)]
    [InlineData("any(missing, true)", true)]
    [InlineData("all(missing > 1, false)", false)]
    [InlineData("all(holes)", false)]
    [InlineData("any(true)", true)]
    [InlineData("json(map)", "{\"a\":[true,null,\"x\\\"\\n\\u0001\"],\"b\":1,\"é\":0.5}")]
    [InlineData("json('\\uD800 ok')", "\"\\ud800 ok\"")]
    [InlineData("json(#2026-11-20#)", "\"2026-11-20T00:00:00Z\"")]
    [InlineData("json(duration('90m'))", "\"PT1H30M\"")]
    [InlineData("json(true)", "true")]
    [InlineData("json(1e300)", "1E+300")]
    [InlineData("json(())", "[]")]
    [InlineData("round(2.5, 0, 'away_from_zero')", 3.0)]
    [InlineData("round(-2.55, 1, 'to_zero')", -2.5)]
    [InlineData("round(2.1, 0, 'ToPositiveInfinity')", 3.0)]
    [InlineData("round(-2.1, 0, 'to_negative_infinity')", -3.0)]
    [InlineData("round(3.5, 0, 'to_even')", 4.0)]
    [InlineData("log(8, 2)", 3.0)]
    [InlineData("log(9, 3)", 2.0)]
    [InlineData("#2026-11-20T23:12:37Z# == now()", true)]
    [InlineData("#2026-11-20 23:12# < now()", true)]
    [InlineData("#2026-11-20T23:12:37+01:00# == #2026-11-20 22:12:37#", true)]
    [InlineData("text(#20:42:00#)", "20h 42m")]
    [InlineData("#2026-11-20# + #01:30# == #2026/11/20 01:30#", true)]
    public void Function_gives_the_value(string text, object expected) => Assert.Equal(expected, Scopes.Value(text, Data));

    [Theory]
    [InlineData("sort(mixed)", "can't compare the text 'a' with the integer 1")]
    [InlineData("sort(flags)", "can't compare")]
    [InlineData("sort(holes)", "can't compare")]
    [InlineData("sort(5)", "takes a list")]
    [InlineData("unique('a')", "takes a list")]
    [InlineData("sum(mixed)", "element 1 is none")]
    [InlineData("sum('a')", "takes numbers")]
    [InlineData("sum(holes)", "element 0 is none")]
    [InlineData("sum(1, duration('1m'))", "takes numbers")]
    [InlineData("sum(9223372036854775807, 1)", "outside the range of 64 bits")]
    [InlineData("sum(1e308, 1e308)", "not a finite number")]
    [InlineData("any(mixed)", "element 0 is none")]
    [InlineData("all(5)", "takes a list of booleans")]
    [InlineData("any(1, 2)", "expected true or false")]
    [InlineData("round(1.5, 0, 'up')", "as its mode 'to_even'")]
    [InlineData("round(1.5, 16)", "0 to 15 digits")]
    [InlineData("log(1, 1)", "not a finite number")]
    [InlineData("acos(2)", "not a finite number")]
    [InlineData("ieeeremainder(1, 0)", "not a finite number")]
    public void What_a_function_can_not_take_is_an_error(string text, string message) => Assert.Contains(message, Scopes.Evaluate(text, Data).Error!.Message);

    [Fact]
    public void Null_element_makes_a_quantifier_unknown()
    {
        Assert.Equal(["holes"], Scopes.Evaluate("any(holes)", Data).Missing);
        Assert.Equal(["x"], Scopes.Evaluate("any(x)").Missing);
        Assert.Equal(["x"], Scopes.Evaluate("all(x, true)").Missing);
    }

    [Fact]
    public void Json_and_lists_stay_within_the_limits()
    {
        var loop = new List<object?>();
        loop.Add(loop);
        Assert.False(Scopes.Evaluate("json(x)", ("x", loop)).Succeeded);
        Assert.False(Scopes.Evaluate("unique((x, y))", ("x", loop), ("y", new List<object?> { loop })).IsMissing);
        Assert.Contains("65536", Scopes.Evaluate("json(x)", ("x", new string('\n', 40_000))).Error!.Message);
        var many = Enumerable.Range(0, 200_000).Select(i => (object?)(long)i).ToList();
        foreach (var function in (string[])["sort", "unique", "json"])
            Assert.False(Scopes.Evaluate($"{function}(x)", ("x", many)).Succeeded, function);
        Assert.Equal(19999900000L, Scopes.Value("sum(x)", ("x", many)));
        Assert.False(Scopes.Evaluate("unique(x)", ("x", Enumerable.Range(0, 5000).Select(i => (object?)new List<object?> { (long)i }).ToList())).Succeeded);
    }
}
