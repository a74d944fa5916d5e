using System.Text;
using IncidentKit.Diagnostics;
using IncidentKit.Linting;
using IncidentKit.Yaml;

namespace IncidentKit.Tests.Linting;

public sealed class HostileDocumentTests
{
    public static TheoryData<string, string> Texts() => new()
    {
        { new string('[', 100_000), YamlCodes.TooDeep },
        { new string('{', 100_000), YamlCodes.TooDeep },
        { string.Concat(Enumerable.Repeat("a: {", 50_000)), YamlCodes.TooDeep },
        { string.Concat(Enumerable.Repeat("- ", 100_000)), YamlCodes.TooDeep },
        { "name: x\nextends: adr-0072\nlabels: " + new string('[', 100_000), YamlCodes.TooDeep },
        { string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n")), YamlCodes.TooDeep },
        { "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n", YamlCodes.TooManyNodes },
        { "name: &n { x: *n }\nsteps: []\n", YamlCodes.RecursiveAlias },
        { "steps: *nothing\n", YamlCodes.Syntax },
        { "steps: !" + new string('x', 100_000) + " y\n", YamlCodes.UnknownTag },
        { "steps: *" + new string('x', 100_000) + "\n", YamlCodes.Syntax },
        { "name: a\nname: b\nsteps: []\n", YamlCodes.DuplicateKey },
        { "name: !!python/object:os.system x\nsteps: []\n", YamlCodes.UnknownTag },
        { "name: !<tag:evil> x\nsteps: []\n", YamlCodes.UnknownTag },
        { "name: a\0b\n", YamlCodes.Nul },
        { "name: \"a\\0b\"\nsteps: []\n", YamlCodes.Nul },
        { "name: x\nsteps: []\n---\nname: y\n", YamlCodes.SeveralDocuments },
        { "? [a]\n: b\nsteps: []\n", YamlCodes.KeyIsNoText },
        { "steps: []\n<<: { a: b }\n", YamlCodes.MergeKey },
        { "\uFEFF", YamlCodes.Empty },
        { "# nothing\n", YamlCodes.Empty },
        { "%YAML 9.9\n---\na: b\n", YamlCodes.Syntax },
        { "steps:\n\t- a: b\n", YamlCodes.Syntax },
        { "steps: \"" + new string('x', 100_000) + "\"\n", YamlCodes.ScalarTooLong },
        { "steps: []\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"k{i}: 1\n")), YamlCodes.TooManyKeys },
        { "steps: [" + string.Concat(Enumerable.Repeat("1,", 20_000)) + "]", YamlCodes.TooManyNodes },
        { new string('x', 1024 * 1024), YamlCodes.TooLarge },
        { string.Concat(Enumerable.Repeat("'", 99_999)), YamlCodes.Syntax },
        { string.Concat(Enumerable.Repeat("&a ", 80_000)), YamlCodes.Syntax },
        { string.Concat(Enumerable.Repeat("? ", 100_000)), YamlCodes.TooDeep },
        { "a: " + new string(':', 100_000) + "'", LintCodes.UnknownKind },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hostile_text_gives_a_finding(string text, string code)
    {
        var findings = Documents.Lint(text);
        Assert.Contains(findings, finding => finding.Code == code);
        Assert.All(findings, finding => Assert.True(finding.Message.Length < 1_000 && !finding.Message.Contains('\n', StringComparison.Ordinal)));
        Assert.NotEmpty(Linter.LintPolicy("p.yaml", Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xFF, 0xFE }, 1, 4)]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', 0xC3 }, 2, 1)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, 1, 1)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1, 1)]
    public void Bytes_that_are_no_utf8_name_their_place(byte[] bytes, int line, int column)
    {
        var finding = Assert.Single(Linter.Lint("p.yaml", bytes));
        Assert.Equal((YamlCodes.Encoding, DiagnosticSeverity.Error, line, column), (finding.Code, finding.Severity, finding.Line, finding.Column));
    }

    [Fact]
    public void Mark_at_the_beginning_is_no_part_of_the_document() =>
        Assert.Empty(Documents.Lint("\uFEFF" + Documents.Policy()));

    [Fact]
    public void Names_that_hold_line_breaks_stay_on_the_line_of_their_finding()
    {
        var findings = Documents.Lint("name: x\nsteps: []\n\"evil\\n::error::forged\": 1\n");
        Assert.Contains(findings, finding => finding.Message.StartsWith("unknown key \"evil ::error::forged\"", StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.DoesNotContain('\n', finding.Message));
    }
}
