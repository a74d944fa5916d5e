using System.Text;
using IncidentKit.Diagnostics;
using IncidentKit.Yaml;
using Xunit;

namespace IncidentKit.Tests.Yaml;

public sealed class YamlReaderTests
{
    private static YamlReadResult Read(string text) => YamlReader.Read("f.yaml", text);

    private static Diagnostic Single(string text) => Assert.Single(Read(text).Diagnostics);

    private static void AssertError(string text, string code, int line, int column)
    {
        var found = Single(text);
        Assert.Equal((code, line, column, DiagnosticSeverity.Error), (found.Code, found.Line, found.Column, found.Severity));
    }

    [Fact]
    public void Map_keeps_the_order_and_the_place_of_keys_and_values()
    {
        var map = Assert.IsType<YamlMap>(Read("b: 1\na:\n  - x\n  - {y: \"z\"}\n").Root);
        Assert.Equal(["b", "a"], map.Entries.Select(e => e.Key.Value));
        Assert.Equal((2, 1), (map.Entries[1].Key.Line, map.Entries[1].Key.Column));
        var list = Assert.IsType<YamlList>(map["a"]);
        Assert.Equal((3, 5), (list.Items[0].Line, list.Items[0].Column));
        var inner = Assert.IsType<YamlScalar>(Assert.IsType<YamlMap>(list.Items[1])["y"]);
        Assert.Equal((4, 9, false, "z"), (inner.Line, inner.Column, inner.IsPlain, inner.Value));
    }

    [Fact]
    public void Scalar_stays_text_until_a_schema_types_it()
    {
        var map = Assert.IsType<YamlMap>(Read("a: no\nb: 0x1F\nc: 'null'\nd: ~\n").Root);
        Assert.Equal("no", Assert.IsType<YamlScalar>(map["a"]).Value);
        Assert.Equal("0x1F", Assert.IsType<YamlScalar>(map["b"]).Value);
        Assert.False(Assert.IsType<YamlScalar>(map["c"]).IsNull);
        Assert.True(Assert.IsType<YamlScalar>(map["d"]).IsNull);
    }

    [Fact]
    public void Json_is_yaml()
    {
        var map = Assert.IsType<YamlMap>(Read("""{"a":[1,"x \u00e9 \n\" \/ \ud83d\udd34"],"b":{"c":null}}""").Root);
        Assert.Equal("x é \n\" / 🔴", Assert.IsType<YamlScalar>(Assert.IsType<YamlList>(map["a"]).Items[1]).Value);
    }

    [Fact]
    public void Duplicate_key_is_an_error_at_the_second() => AssertError("a: 1\nb: 2\n a2: 3\n".Replace(" a2", "a", StringComparison.Ordinal), YamlCodes.DuplicateKey, 3, 1);

    [Fact]
    public void Unknown_tag_is_an_error() => AssertError("a: !ruby/object x\n", YamlCodes.UnknownTag, 1, 4);

    [Fact]
    public void Text_tag_makes_text() => Assert.False(Assert.IsType<YamlScalar>(Assert.IsType<YamlMap>(Read("a: !!str true").Root)["a"]).IsPlain);

    [Fact]
    public void Recursive_alias_is_an_error() => AssertError("a: &x\n  b: *x\n", YamlCodes.RecursiveAlias, 2, 6);

    [Fact]
    public void Unknown_alias_is_an_error() => AssertError("a: *x\n", YamlCodes.Syntax, 1, 4);

    [Fact]
    public void Merge_key_is_an_error() => AssertError("a: &x {b: 1}\nc:\n  <<: *x\n", YamlCodes.MergeKey, 3, 3);

    [Fact]
    public void Key_that_is_a_list_is_an_error() => AssertError("? [a, b]\n: 1\n", YamlCodes.KeyIsNoText, 1, 3);

    [Fact]
    public void Second_document_is_an_error() => AssertError("a: 1\n---\nb: 2\n", YamlCodes.SeveralDocuments, 2, 1);

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("~\n")]
    public void Empty_document_is_an_error(string text) => Assert.Equal(YamlCodes.Empty, Single(text).Code);

    [Fact]
    public void Syntax_error_has_its_place()
    {
        var found = Single("a: 1\nb: [1, 2\nc: 3\n");
        Assert.Equal(YamlCodes.Syntax, found.Code);
        Assert.InRange(found.Line, 2, 4);
    }

    [Fact]
    public void Several_errors_are_all_told()
    {
        var found = Read("a: 1\na: 2\nb: !x y\nc: *q\nd: [\n").Diagnostics;
        Assert.Equal([YamlCodes.DuplicateKey, YamlCodes.UnknownTag, YamlCodes.Syntax, YamlCodes.Syntax], found.Select(d => d.Code));
    }

    [Fact]
    public void Nul_is_an_error_as_it_stands_and_escaped()
    {
        AssertError("a: 1\nb: x\0y\n", YamlCodes.Nul, 2, 5);
        AssertError("a: 1\nb: \"x\\0y\"\n", YamlCodes.Nul, 2, 4);
    }

    [Fact]
    public void Invalid_utf8_is_an_error_with_its_place()
    {
        byte[] bytes = [.. "a: é\nb: x"u8, 0xC3, 0x28];
        var found = Assert.Single(YamlReader.Read("f.yaml", bytes).Diagnostics);
        Assert.Equal((YamlCodes.Encoding, 2, 5), (found.Code, found.Line, found.Column));
    }

    [Fact]
    public void Byte_order_mark_is_no_part_of_the_text()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "a: 1"u8];
        Assert.NotNull(Assert.IsType<YamlMap>(YamlReader.Read("f.yaml", bytes).Root)["a"]);
    }

    [Fact]
    public void Limits_hold()
    {
        Assert.Equal(YamlCodes.TooLarge, Single("a: " + new string('x', 256 * 1024)).Code);
        Assert.Equal(YamlCodes.ScalarTooLong, Single("a: " + new string('x', 64 * 1024 + 1)).Code);
        Assert.Equal(YamlCodes.TooManyNodes, Single("[" + string.Join(",", Enumerable.Repeat("1", 10_000)) + "]").Code);
        Assert.Equal(YamlCodes.TooManyKeys, Single(string.Join("\n", Enumerable.Range(0, 1_001).Select(i => $"k{i}: 1"))).Code);
        Assert.Equal(YamlCodes.TooDeep, Single(new string('[', 33) + new string(']', 33)).Code);
        Assert.Empty(Read(new string('[', 32) + new string(']', 32)).Diagnostics);
    }

    [Fact]
    public void A_hundred_thousand_brackets_end_at_the_limit_of_depth()
    {
        Assert.Equal(YamlCodes.TooDeep, Single(new string('[', 100_000)).Code);
        Assert.Equal(YamlCodes.TooDeep, Single(string.Concat(Enumerable.Repeat("- ", 100_000))).Code);
    }

    [Fact]
    public void Aliases_count_what_they_stand_for()
    {
        var laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++)
            laughs.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.Equal(YamlCodes.TooManyNodes, Single(laughs.ToString()).Code);
    }

    [Fact]
    public void Aliases_count_how_deep_they_reach()
    {
        var deep = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++)
            deep.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        Assert.Equal(YamlCodes.TooDeep, Single(deep.ToString()).Code);
    }

    [Fact]
    public void Place_inside_a_scalar_is_exact_where_the_text_stands_as_it_is()
    {
        var map = Assert.IsType<YamlMap>(Read("a: plain\nb: \"quoted\"\nc: \"esc\\taped\"\nd: |\n  one\n  two\n").Root);
        Assert.Equal((1, 6), Assert.IsType<YamlScalar>(map["a"]).PlaceOf(2));
        Assert.Equal((2, 7), Assert.IsType<YamlScalar>(map["b"]).PlaceOf(2));
        Assert.Equal((3, 4), Assert.IsType<YamlScalar>(map["c"]).PlaceOf(2));
        Assert.Equal((6, 0), Assert.IsType<YamlScalar>(map["d"]).PlaceOf(5));
    }

    [Fact]
    public void Any_damage_to_a_document_is_a_result_never_an_exception()
    {
        const string Whole = "name: \"x\\u00e9\\U0001F600\"\nlist: [1, {a: 'b'}, *c]\nmap: &c\n  ? k\n  : |\n    text\n  !!str t: >-\n    folded\n%TAG ! x\n---\n";
        var random = new Random(7);
        const string Letters = "{}[]:,-?!&*|>'\"\\%@`# \n\t0uUx~<=\uD83D";
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var j = random.Next(1, 6); j > 0; j--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text[at] = Letters[random.Next(Letters.Length)];
                else
                    text.Remove(at, Math.Min(text.Length - at, random.Next(1, 10)));
            }

            _ = Read(text.ToString());
        }
    }
}
