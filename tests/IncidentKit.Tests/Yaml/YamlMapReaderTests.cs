using IncidentKit.Yaml;
using Xunit;

namespace IncidentKit.Tests.Yaml;

public sealed class YamlMapReaderTests
{
    private readonly DiagnosticReport _report = new();

    private YamlMapReader Open(string text) =>
        YamlMapReader.Open(YamlReader.Read("f.yaml", text).Root, "the document", "RB", _report)!;

    private string[] Findings => [.. _report.ToList().Select(d => d.ToString())];

    [Fact]
    public void Unknown_key_gets_the_name_that_was_probably_meant()
    {
        var reader = Open("name: x\nrequires_aproval: true\n");
        _ = reader.Text("name");
        _ = reader.Bool("requires_approval");
        reader.Finish();
        Assert.Equal(["f.yaml:2:1 RB014 unknown key \"requires_aproval\", did you mean \"requires_approval\"?"], Findings);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var reader = Open("a: maybe\nb: 1.5\nc: 15\nd: {x: 1}\ne: nope\nf: text\ng: [1, [2]]\nh: ''\n");
        Assert.Null(reader.Bool("a"));
        Assert.Null(reader.Int("b"));
        Assert.Null(reader.Duration("c"));
        Assert.Null(reader.Text("d"));
        Assert.Null(reader.Choice("e", ("none", 1), ("all", 2)));
        Assert.Empty(reader.List("f"));
        Assert.Equal(["1"], reader.Texts("g"));
        Assert.Equal("", reader.RequiredText("h"));
        Assert.Equal("", reader.RequiredText("missing"));
        reader.Finish();
        Assert.Equal(
            [
                "f.yaml:1:1 RB010 \"missing\" is missing",
                "f.yaml:1:4 RB012 \"a\" must be true or false, without quotes, not 'maybe'",
                "f.yaml:2:4 RB012 \"b\" must be a whole number, not '1.5'",
                "f.yaml:3:4 RB013 \"c\": '15' has no unit; write it as 250ms, 30s, 5m, 1.5h, 2d or 1w, or as PT15M",
                "f.yaml:4:4 RB011 \"d\" must be text, not a map",
                "f.yaml:5:4 RB012 \"e\" must be none or all, not 'nope'; did you mean \"none\"?",
                "f.yaml:6:4 RB011 \"f\" must be a list, not text",
                "f.yaml:7:8 RB011 an item of \"g\" must be text, not a list",
                "f.yaml:8:4 RB012 \"h\" is empty",
            ],
            Findings);
    }

    [Fact]
    public void Value_outside_its_range_is_an_error()
    {
        var reader = Open("a: 101\nb: 25h\nc: -1\n");
        Assert.Null(reader.Int("a", 0, 100));
        Assert.Null(reader.Duration("b", most: TimeSpan.FromHours(24)));
        Assert.Null(reader.Number("c", 0));
        Assert.Equal(
            [
                "f.yaml:1:4 RB015 \"a\" must be 0 to 100, not 101",
                "f.yaml:2:4 RB015 \"b\" must be at most 1d, not '25h'",
                "f.yaml:3:4 RB015 \"c\" must be 0 or more, not -1",
            ],
            Findings);
    }

    [Fact]
    public void Right_values_are_read_without_a_finding()
    {
        var reader = Open("a: true\nb: 7\nc: 90s\nd: 2.5\ne: one\nf: null\ng: {h: x}\n");
        Assert.True(reader.Bool("a"));
        Assert.Equal(7, reader.Int("b"));
        Assert.Equal(TimeSpan.FromSeconds(90), reader.Duration("c"));
        Assert.Equal(2.5, reader.Number("d"));
        Assert.Equal(["one"], reader.Texts("e", allowOne: true));
        Assert.Null(reader.Text("f"));
        Assert.Equal("x", reader.Nested("g")?.Text("h"));
        reader.Finish();
        Assert.Empty(Findings);
    }

    [Fact]
    public void Quoted_word_is_no_boolean()
    {
        Assert.Null(Open("a: \"true\"\n").Bool("a"));
        Assert.Single(Findings);
    }
}
