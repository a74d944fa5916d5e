using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests.Verbs;

public sealed class ClassifyTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Classify_json_names_severity_rule_policy_and_targets()
    {
        var output = await _shell.FineAsync("classify", "--policy", "adr-0072", "--report", _shell.Write("r.json", Shell.Report), "--json");
        Assert.Equal(
            """{"severity":"SEV1","rule":"system-outage","policy":"adr-0072","targets":{"acknowledge":"PT15M","mitigate":null,"resolve":null}}""" + "\n",
            output.Out);
    }

    [Fact]
    public async Task Classify_text_says_why()
    {
        var output = await _shell.FineAsync("classify", "--policy", "adr-0072", "--report", _shell.Write("r.json", Shell.Report));
        Assert.Equal(
            """
            severity            SEV1 Critical
            rule                system-outage
            acknowledge within  15m
            policy              adr-0072

            """,
            output.Out);
    }

    [Fact]
    public async Task Classify_incomplete_report_is_provisional_and_names_what_is_missing()
    {
        var output = await _shell.FineAsync("classify", "--policy", "adr-0072", "--report", _shell.Write("r.json", """{"title": "Slow", "category": "System"}"""), "--json");
        Assert.Equal(
            """{"severity":"SEV2","rule":"system-minor","policy":"adr-0072","targets":{"acknowledge":"PT1H","mitigate":null,"resolve":null},"provisional":true,"missing":["users_affected_percent","has_workaround"]}""" + "\n",
            output.Out);
    }

    [Fact]
    public async Task Classify_report_that_no_rule_matches_is_otherwise()
    {
        var report = _shell.Write("r.json", """{"title": "Rows lost", "category": "Data", "impact": "Other", "users_affected_percent": 0, "has_workaround": true}""");
        var output = await _shell.FineAsync("classify", "--policy", "adr-0072", "--report", report, "--json");
        Assert.Equal("otherwise", output.Json.GetProperty("rule").GetString());
        Assert.Equal("SEV4", output.Json.GetProperty("severity").GetString());
        Assert.False(output.Json.TryGetProperty("provisional", out _));
    }

    [Fact]
    public async Task Classify_batch_answers_line_for_line()
    {
        var lines = "{\"title\":\"a\",\"category\":\"security\",\"impact\":\"data breach\"}\n{\"title\":\"b\",\"category\":\"System\",\"users_affected_percent\":50.1,\"has_workaround\":true}\r\n\n";
        var output = await _shell.RunWithInputAsync(lines, "classify", "--policy", "adr-0072", "--report", "-", "--batch");
        Assert.Equal(ExitCode.Fine, output.Code);
        Assert.Equal(
            """
            {"severity":"SEV1","rule":"security-breach","policy":"adr-0072","targets":{"acknowledge":"PT15M","mitigate":null,"resolve":null}}
            {"severity":"SEV1","rule":"system-outage","policy":"adr-0072","targets":{"acknowledge":"PT15M","mitigate":null,"resolve":null}}

            """,
            output.Out);
    }

    [Fact]
    public async Task Classify_batch_answers_a_wrong_line_with_its_errors_and_goes_on()
    {
        var file = _shell.Write("r.jsonl", "{\"title\":1,\"catgory\":\"x\"}\nno json\n\n[]\n{\"title\":\"\\ud800\"}\n{\"title\":\"a\",\"category\":\"Data\",\"security\":false}\n");
        var output = await _shell.FineAsync("classify", "--policy", "adr-0072", "--report", file, "--batch", "--json");
        var lines = output.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.Equal(
            """{"error":{"message":"title is 1; write a text that is not empty","position":10},"errors":[{"message":"title is 1; write a text that is not empty","position":10},{"message":"unknown field \"catgory\"; did you mean \"category\"?","position":12}]}""",
            lines[0]);
        Assert.StartsWith("""{"error":{"message":"this is no JSON: """, lines[1], StringComparison.Ordinal);
        Assert.EndsWith(""","position":2}}""", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("""{"error":{"message":"this is no JSON: """, lines[2], StringComparison.Ordinal);
        Assert.Equal("""{"error":{"message":"a report is one JSON object; write {\"title\": \"…\"}","position":1}}""", lines[3]);
        Assert.StartsWith("""{"error":{"message":"half of a character stands alone""", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("""{"severity":"SEV4","rule":"otherwise",""", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classify_reads_a_report_from_standard_input()
    {
        var output = await _shell.RunWithInputAsync(Shell.Report, "classify", "--policy", "adr-0072", "--report", "-", "--json");
        Assert.Equal(ExitCode.Fine, output.Code);
        Assert.Equal("SEV1", output.Json.GetProperty("severity").GetString());
    }

    [Theory]
    [InlineData("next business day", "next_business_day")]
    [InlineData("2 business days", "2_business_days")]
    [InlineData("immediately", "PT0S")]
    [InlineData("1w", "P7D")]
    [InlineData("1mo", "P1M")]
    [InlineData("90m", "PT1H30M")]
    public async Task Classify_gives_targets_as_durations_or_words(string written, string given)
    {
        var policy = _shell.Write("mine.yaml", $"name: mine\nfallback: user:ana\nseverities: [ {{ name: SEV1, targets: {{ resolve: {written} }} }} ]\nescalation: {{ SEV1: none }}\nclassification: [ {{ otherwise: SEV1 }} ]\n");
        var output = await _shell.FineAsync("classify", "--policy", policy, "--report", _shell.Write("r.json", Shell.Report), "--json");
        Assert.Equal($$$"""{"severity":"SEV1","rule":"otherwise","policy":"mine","targets":{"acknowledge":null,"mitigate":null,"resolve":"{{{given}}}"}}""" + "\n", output.Out);
    }

    [Fact]
    public async Task Classify_deep_or_endless_report_is_unusable()
    {
        Assert.Contains("this is no JSON: The maximum", (await _shell.UnusableAsync("classify", "--policy", "adr-0072", "--report", _shell.Write("r.json", "{\"labels\": " + new string('[', 100_000))))[^1], StringComparison.Ordinal);
        Assert.Contains("at most 1048576 are read", Assert.Single(await _shell.UnusableAsync("classify", "--policy", "adr-0072", "--report", _shell.Write("long.json", new string(' ', 1_048_577)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classify_reads_a_policy_from_a_file()
    {
        var policy = _shell.Write("mine.yaml", "name: mine\nextends: adr-0072\nclassification:\n  - { name: all, when: \"true\", severity: SEV3 }\n  - { otherwise: SEV4 }\n");
        var output = await _shell.FineAsync("classify", "--policy", policy, "--report", _shell.Write("r.json", Shell.Report), "--json");
        Assert.Equal("mine", output.Json.GetProperty("policy").GetString());
        Assert.Equal("PT4H", output.Json.GetProperty("targets").GetProperty("acknowledge").GetString());
    }

    [Fact]
    public async Task Classify_wrong_report_names_every_error_and_its_place()
    {
        var file = _shell.Write(
            "r.json",
            """
            {"titel": "x", "has_workaround": "no",
             "users_affected_percent": 101, "labels": {"a": 1}, "affected_systems": "checkout",
             "detected_at": "2026-01-05T09:00:00", "security": null, "scope": "é", "scope": "all"}
            """);
        Assert.Equal(
            [
                $"{file}:1:2: unknown field \"titel\"; did you mean \"title\"?",
                $"{file}:1:34: has_workaround is \"no\"; write true or false",
                $"{file}:2:28: users_affected_percent is 101; write a number from 0 to 100",
                $"{file}:2:49: labels.a is 1; write a text",
                $"{file}:2:73: affected_systems is \"checkout\"; write a list of texts",
                $"{file}:3:17: detected_at is \"2026-01-05T09:00:00\"; write a time with an offset such as 2026-01-05T09:00:00Z",
                $"{file}:3:72: \"scope\" stands twice; keep one of them",
                $"{file}:1:1: the report has no title; add \"title\": \"what has happened\"",
            ],
            await _shell.UnusableAsync("classify", "--policy", "adr-0072", "--report", file));
    }

    [Theory]
    [InlineData("{\"title\": \"x\",}", "1:15")]
    [InlineData("{\"title\": \"x\"} {}", "1:16")]
    [InlineData("{\n  \"title\": \"ü\", oops\n}", "2:17")]
    [InlineData("", "1:1")]
    [InlineData("[1]", "1:1")]
    public async Task Classify_broken_json_names_line_and_column(string text, string place)
    {
        var file = _shell.Write("r.json", text);
        var error = Assert.Single(await _shell.UnusableAsync("classify", "--policy", "adr-0072", "--report", file));
        Assert.StartsWith($"{file}:{place}: ", error, StringComparison.Ordinal);
        Assert.Contains("one JSON object", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classify_missing_file_or_policy_is_unusable()
    {
        var report = _shell.Write("r.json", Shell.Report);
        Assert.Contains("there is no such file", Assert.Single(await _shell.UnusableAsync("classify", "--policy", "adr-0072", "--report", _shell.PathOf("none.json"))), StringComparison.Ordinal);
        var error = Assert.Single(await _shell.UnusableAsync("classify", "--policy", "adr-72", "--report", report));
        Assert.Equal("adr-72: there is no such file; built-in policies are adr-0072, p0-p3, platform, reliability-guild, pol-010", error);
        Assert.Contains("standard input", Assert.Single(await _shell.UnusableAsync("classify", "--policy", "-", "--report", "-")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classify_wrong_policy_names_every_error()
    {
        var policy = _shell.Write("bad.yaml", "name: bad\nextends: adr-0072\nseverites: []\nwhen_unknown: SEV9\n");
        var errors = await _shell.UnusableAsync("classify", "--policy", policy, "--report", _shell.Write("r.json", Shell.Report));
        Assert.Equal(2, errors.Count);
        Assert.StartsWith($"{policy}:3:1: ", errors[0], StringComparison.Ordinal);
        Assert.StartsWith($"{policy}:4:", errors[1], StringComparison.Ordinal);
    }
}
