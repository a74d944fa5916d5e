using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests.Verbs;

public sealed class EvalTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("1 + 2", "{\"value\":3}")]
    [InlineData("[alert name]", "{\"value\":\"x\"}")]
    [InlineData("a.b[1]", "{\"value\":2.5}")]
    [InlineData("none", "{\"value\":null,\"missing\":[\"none\"]}")]
    [InlineData("a.b", "{\"value\":[1,2.5]}")]
    public async Task Eval_prints_the_value(string expression, string expected)
    {
        var context = _shell.Write("c.json", """{"alert name": "x", "a": {"b": [1, 2.5]}}""");
        Assert.Equal(expected + "\n", (await _shell.FineAsync("eval", expression, "--context", context, "--json")).Out);
    }

    [Fact]
    public async Task Eval_text_prints_the_value_alone() => Assert.Equal("3\n", (await _shell.FineAsync("eval", "1 + 2")).Out);

    [Fact]
    public async Task Eval_wrong_expression_names_its_position() =>
        Assert.StartsWith("EXPRESSION:1:4: ", Assert.Single(await _shell.UnusableAsync("eval", "1 +")), StringComparison.Ordinal);

    [Fact]
    public async Task Eval_batch_answers_line_for_line_and_keeps_going()
    {
        var file = _shell.Write("b.jsonl", """
            {"expression": "a.b * 2", "context": {"a": {"b": 21}}}
            {"expression": "1 + )"}
            {"expression": "1 + 'x' * 2"}
            """);
        var lines = (await _shell.FineAsync("eval", "--batch", file)).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("{\"value\":42}", lines[0]);
        Assert.Contains("\"position\":5", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"position\":null", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_wrong_input_is_unusable()
    {
        Assert.StartsWith("-:1:1: ", Assert.Single(await Unusable("[1]", "eval", "1", "--context", "-")), StringComparison.Ordinal);
        Assert.StartsWith("-:2:", Assert.Single(await Unusable("{\"expression\":\"1\"}\n{oops", "eval", "--batch", "-")), StringComparison.Ordinal);
        Assert.StartsWith("-:1:", Assert.Single(await Unusable("{\"a\": 1, \"a\": 2}", "eval", "1", "--context", "-")), StringComparison.Ordinal);
        Assert.Single(await _shell.UnusableAsync("eval"));
    }

    [Fact]
    public async Task Render_fills_in_a_template()
    {
        var context = _shell.Write("c.json", """{"incident": {"number": "INC-7"}}""");
        Assert.Equal("room #incident-INC-7\n", (await _shell.FineAsync("render", _shell.Write("t.md", "room #incident-{{ incident.number }}\n"), "--context", context)).Out);
        var file = _shell.Write("u.md", "one\ntwo {{ nobody.name }}\n");
        Assert.StartsWith($"{file}:2:8: ", Assert.Single(await _shell.UnusableAsync("render", file, "--context", context)), StringComparison.Ordinal);
        var broken = _shell.Write("v.md", "{{ 1 + }}");
        Assert.StartsWith($"{broken}:1:", Assert.Single(await _shell.UnusableAsync("render", broken, "--context", context)), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Unusable(string input, params string[] args)
    {
        var output = await _shell.RunWithInputAsync(input, args);
        Assert.Equal((ExitCode.Unusable, ""), (output.Code, output.Out));
        return output.Errors;
    }
}
