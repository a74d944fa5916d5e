using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using IncidentKit.Linting;
using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Yaml;

namespace IncidentKit.Tests.Linting;

/// <summary>Holds the table of codes in docs/linting.md against the code, and runs its examples.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>What can't be written in a line of a table.</summary>
    private static readonly Dictionary<string, byte[]> Unwritten = new(StringComparer.Ordinal)
    {
        ["RB031"] = Encoding.UTF8.GetBytes("name: x\nsteps:\n" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"  - {{ name: s{i}, action: go }}\n"))),
        ["YA002"] = Encoding.Latin1.GetBytes("name: Störung\nsteps: []\n"),
        ["YA003"] = new byte[300 * 1024],
        ["YA006"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2_000).Select(i => $"k{i}: 1\n"))),
        ["YA007"] = Encoding.UTF8.GetBytes($"name: {new string('x', 100 * 1024)}\nsteps: []\n"),
    };

    [Fact]
    public void Table_lists_every_rule_with_its_severity_and_title() =>
        Assert.Equal(
            LintRules.All.Select(rule => (rule.Code, rule.Severity.ToString().ToLowerInvariant(), rule.Title)),
            Rows().Select(row => (row.Code, row.Severity, row.Title)));

    [Fact]
    public void Rules_are_all_the_codes_of_the_linter_and_the_readers()
    {
        var numbers = Constants(typeof(SchemaCodes));
        var codes = Constants(typeof(LintCodes))
            .Concat(Constants(typeof(PolicyBinding)).Where(code => code.Length == 5))
            .Concat(Constants(typeof(RunbookCodes)).Where(code => code.Length == 5))
            .Concat(Constants(typeof(YamlCodes)))
            .Concat(numbers.Select(number => PolicyBinding.Codes + number))
            .Concat(numbers.Select(number => RunbookCodes.Prefix + number));
        Assert.Equal(codes.Order(StringComparer.Ordinal), LintRules.All.Select(rule => rule.Code));
        Assert.Equal("PO201", LintRules.Find("PO201")!.Code);
        Assert.Null(LintRules.Find("PO999"));
    }

    [Fact]
    public void Page_names_every_code_that_stands_in_the_code()
    {
        var page = File.ReadAllText(Repository.File("docs/linting.md"));
        var written = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => CodeText().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal);
        Assert.All(written, code => Assert.Contains($"`{code}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_example_gives_its_code()
    {
        foreach (var (code, _, _, example) in Rows())
        {
            // Who may approve is known where the service starts.
            if (code == RunbookCodes.NoApprover)
            {
                Assert.Contains(Unapproved(), finding => finding.Code == code);
                continue;
            }

            var bytes = example is null ? Unwritten[code] : Encoding.UTF8.GetBytes(example.Replace('⏎', '\n'));
            var findings = Linter.Lint("example.yaml", bytes);
            Assert.True(findings.Any(finding => finding.Code == code), $"{code}: {example}\n{string.Join("\n", findings)}");
            Assert.All(findings, finding => Assert.True(finding.Severity <= LintRules.Find(finding.Code)!.Severity, finding.ToString()));
        }
    }

    private static IReadOnlyList<Diagnostics.Diagnostic> Unapproved()
    {
        var runbook = RunbookReader.Read("r.yaml", "name: x\nsteps: [ { name: a, action: go, requires_approval: true } ]\n").Runbook!;
        return RunbookCatalog.Create([runbook], out _).Validate(["go"], [], hasApprovers: false);
    }

    private static IEnumerable<(string Code, string Severity, string Title, string? Example)> Rows()
    {
        foreach (var line in File.ReadLines(Repository.File("docs/linting.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var match = Row().Match(line);
            Assert.True(match.Success, line);
            yield return (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Success ? match.Groups[4].Value : null);
        }
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex(@"^\| `(\w+)` \| (\w+) \| (.+?) \| (?:`(.+)`|\(.+\)) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("\"([A-Z]{2}[0-9]{3})\"")]
    private static partial Regex CodeText();
}
