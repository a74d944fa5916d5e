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
        Assert.StartsWith("-:1:", Assert.Single(await Unusable("{\"a\": 1, \"a\": 2}", "eval", "1", "--context", "-")), StringComparison.Ordinal);
        Assert.Contains("half of a surrogate pair", Assert.Single(await Unusable("{\"a\": \"\\uD800\"}", "eval", "1", "--context", "-")), StringComparison.Ordinal);
        Assert.Single(await _shell.UnusableAsync("eval"));
        Assert.Single(await _shell.UnusableAsync("eval", "1", "--batch", "b.jsonl"));
        Assert.StartsWith("--context goes with one expression", Assert.Single(await _shell.UnusableAsync("eval", "--batch", "-", "--context", "c.json")), StringComparison.Ordinal);
        Assert.StartsWith("EXPRESSION:1:3: division by zero", Assert.Single(await _shell.UnusableAsync("eval", "1 / 0", "--json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 2", "3\n")]
    [InlineData("'a' + 1", "a1\n")]
    [InlineData("-5 | abs", "5\n")]
    [InlineData("true", "true\n")]
    [InlineData("none", "(missing)\n")]
    [InlineData("null", "\n")]
    [InlineData("(1, 2.5)", "1, 2.5\n")]
    [InlineData("duration('90m')", "1h 30m\n")]
    public async Task Eval_without_json_prints_the_value_as_a_template_writes_it(string expression, string expected) =>
        Assert.Equal(expected, (await _shell.FineAsync("eval", expression)).Out);

    [Theory]
    [InlineData("null", "{\"value\":null}")]
    [InlineData("1 / 2", "{\"value\":0.5}")]
    [InlineData("x.y + z", "{\"value\":null,\"missing\":[\"x.y\",\"z\"]}")]
    [InlineData("duration('90m')", "{\"value\":\"PT1H30M\"}")]
    [InlineData("(1, ('a', null))", "{\"value\":[1,[\"a\",null]]}")]
    [InlineData("'\\u0000'", "{\"value\":\"\\u0000\"}")]
    [InlineData("'\\uD800'", "{\"value\":\"\\uFFFD\"}")]
    public async Task Eval_json_prints_values_of_every_kind(string expression, string expected) =>
        Assert.Equal(expected + "\n", (await _shell.FineAsync("eval", expression, "--json")).Out);

    [Fact]
    public async Task Context_keys_are_names_as_they_stand()
    {
        var context = _shell.Write("c.json", """{"alert.name": "x", "disk free": 5, "alert.labels.team": "db", "steps": {"a b": {"c.d": 7}}}""");
        Assert.Equal("true\n", (await _shell.FineAsync("eval", "alert.name == 'x' and [alert.name] == 'x' and {disk free} == 5 and [disk free] < 6", "--context", context)).Out);
        Assert.Equal("db\n", (await _shell.FineAsync("eval", "alert.labels.team", "--context", context)).Out);
        Assert.Equal("7\n", (await _shell.FineAsync("eval", "steps['a b']['c.d']", "--context", context)).Out);
    }

    [Fact]
    public async Task Eval_batch_answers_every_line_also_those_that_are_wrong()
    {
        string[] lines =
        [
            """{"expression": "1 + 1"}""", "", "{oops", "[1]", """{"expression": 5}""", """{"expression": "a", "context": [1]}""", """{"expression": "a", "context": {"a": 1, "a": 2}}""",
            """{"expression": "'é€😀' + )", "context": null}""", """{"expression": "[a.b c]", "context": {"a.b c": "ü"}}""", """{"expression": "nobody"}""", """{"expression": "x", "context": {"x": "\ud800"}}""", """{"expression": ""}""",
        ];
        string[] expected =
        [
            "{\"value\":2}", "\"position\":null", "-:3:2: this is no JSON", "-:4:1: a line is one JSON object", "-:5:1: a line is one JSON object", "context is no map", "-:7:", "\"position\":10}", "{\"value\":\"ü\"}",
            "{\"value\":null,\"missing\":[\"nobody\"]}", "surrogate", "\"position\":1}",
        ];
        var output = await _shell.RunWithInputAsync(string.Join("\r\n", lines) + "\n\n", "eval", "--batch", "-", "--json");
        Assert.Equal((ExitCode.Fine, ""), (output.Code, output.Error));
        var answers = output.Out.Split('\n')[..^1];
        Assert.Equal(lines.Length, answers.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            Assert.Contains(expected[i], answers[i], StringComparison.Ordinal);
            using var document = System.Text.Json.JsonDocument.Parse(answers[i]);
            Assert.True(document.RootElement.TryGetProperty("value", out _) || document.RootElement.GetProperty("error").TryGetProperty("position", out _));
        }

        Assert.Equal("", (await _shell.RunWithInputAsync("\n", "eval", "--batch", "-")).Out);
    }

    [Fact]
    public async Task Input_that_is_no_utf8_or_too_large_is_unusable()
    {
        File.WriteAllBytes(_shell.PathOf("bad.json"), [0x7B, 0xFF, 0xFE, 0x7D]);
        Assert.EndsWith("bad.json: this is not UTF-8; save the file as UTF-8", Assert.Single(await _shell.UnusableAsync("eval", "1", "--context", _shell.PathOf("bad.json"))), StringComparison.Ordinal);
        Assert.Contains("this is not UTF-8", Assert.Single(await _shell.UnusableAsync("eval", "--batch", _shell.PathOf("bad.json"))), StringComparison.Ordinal);
        Assert.Contains("this is not UTF-8", Assert.Single(await _shell.UnusableAsync("render", _shell.PathOf("bad.json"), "--context", _shell.Write("c.json", "{}"))), StringComparison.Ordinal);
        using (var huge = File.Create(_shell.PathOf("huge.json")))
            huge.SetLength(100L * 1024 * 1024);
        foreach (var args in (string[][])[["eval", "1", "--context", "huge.json"], ["eval", "--batch", "huge.json"], ["render", "huge.json", "--context", "c.json"]])
            Assert.Contains("are read", Assert.Single(await _shell.UnusableAsync([.. args.Select(arg => arg.EndsWith(".json", StringComparison.Ordinal) ? _shell.PathOf(arg) : arg)])), StringComparison.Ordinal);
        Assert.Contains("there is no such file", Assert.Single(await _shell.UnusableAsync("eval", "--batch", _shell.PathOf("none"))), StringComparison.Ordinal);
        Assert.Contains("is longer than 4096 characters", Assert.Single(await _shell.UnusableAsync("eval", new string('(', 100_000))), StringComparison.Ordinal);
        Assert.Contains("longer than 65536 characters", Assert.Single(await _shell.UnusableAsync("render", _shell.Write("long.md", new string('x', 70_000)), "--context", _shell.PathOf("c.json"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_prints_the_text_itself()
    {
        var context = _shell.Write("c.json", """{"a": "{{ b }}", "b c": 5}""");
        Assert.Equal("x {{ b }} 5", (await _shell.FineAsync("render", _shell.Write("t.md", "x {{ a }} {{ [b c] }}"), "--context", context)).Out);
        Assert.Equal("", (await _shell.FineAsync("render", _shell.Write("t.md", ""), "--context", context)).Out);
    }

    [Fact]
    public async Task Render_names_every_missing_value()
    {
        var file = _shell.Write("u.md", "{{ a }}\n{{ b.c }} {{ a }}\n");
        Assert.Equal(
            [$"{file}:1:4: 'a' has no value; use a ?? '…' where it may be absent", $"{file}:2:4: 'b.c' has no value; use b.c ?? '…' where it may be absent"],
            await _shell.UnusableAsync("render", file, "--context", _shell.Write("c.json", "{}")));
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

    [Fact]
    public async Task Eval_tells_a_slip_in_a_key_and_numbers_beyond_every_double()
    {
        var file = _shell.Write("b.jsonl", "{\"expression\": \"x\", \"contxt\": {\"x\": 1}}\n{\"expression\": \"x\", \"context\": {\"x\": 1e400}}\n{\"expression\": \"1\", \"id\": 7}\n");
        var lines = (await _shell.FineAsync("eval", "--batch", file)).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("context", lines[0], StringComparison.Ordinal);
        Assert.Contains("the number 1e400 is too large", lines[1], StringComparison.Ordinal);
        Assert.Equal("{\"value\":1}", lines[2]);
    }
}
