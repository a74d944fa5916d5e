using IncidentKit.Classification;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

/// <summary>Each sentence of the documents' severity levels is a report that gets the severity of its level.</summary>
public sealed class PackSentencesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, SeverityClassifier> Packs = BuiltInPacks.Names.ToDictionary(name => name, name => new SeverityClassifier(BuiltInPacks.Load(name)));
    private static readonly string[][] Table =
        [.. File.ReadAllLines(Repository.File("tests/IncidentKit.Tests/Policies/testdata/sentences.txt")).Where(l => !l.StartsWith('#')).Select(l => l.Split(" | "))];

    public static TheoryData<string, string, string, string> Sentences { get; } = [.. Table.Select(r => (r[0], r[1], r[2], r[3]))];

    public static TheoryData<string> InProse { get; } = [.. BuiltInPacks.Names.Where(n => n != "adr-0072")];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Sentence_is_a_report_of_its_severity(string pack, string sentence, string fields, string severity)
    {
        var result = Packs[pack].Classify(Report(sentence, fields), Now);
        Assert.Equal((severity, false), (result.Severity, result.Provisional));
    }

    [Theory]
    [MemberData(nameof(InProse))]
    public void Every_rule_of_a_pack_decides_at_least_one_sentence(string pack)
    {
        var decided = Table.Where(r => r[0] == pack).Select(r => Packs[pack].Classify(Report(r[1], r[2]), Now).Rule).Distinct();
        Assert.Equal(Packs[pack].Policy.Classification.Select(rule => rule.Name).Order(), decided.Order());
    }

    [Theory]
    [MemberData(nameof(InProse))]
    public void Report_that_says_nothing_is_provisional_and_pages(string pack)
    {
        var result = Packs[pack].Classify(new IncidentReport { Title = "Something is wrong" }, Now);
        Assert.True(result.Provisional);
        Assert.Equal(Packs[pack].Policy.WhenUnknown, result.Severity);
        Assert.True(Packs[pack].Policy.FindSeverity(result.Severity)!.Pages);
    }

    [Theory]
    [MemberData(nameof(InProse))]
    public void Otherwise_decides_a_scope_of_another_word(string pack) =>
        Assert.Equal("otherwise", Packs[pack].Classify(new IncidentReport { Title = "t", Scope = "elsewhere", UsersAffectedPercent = null }, Now).Rule);

    [Theory]
    [MemberData(nameof(InProse))]
    public void Rules_are_listed_in_the_documentation(string pack)
    {
        var text = File.ReadAllText(Repository.File("docs/packs.md"));
        Assert.All(Packs[pack].Policy.Classification, rule => Assert.Contains($"| `{rule.Name}` | {rule.Severity} |", text[text.IndexOf($"## {pack}", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }

    private static IncidentReport Report(string title, string fields)
    {
        var report = new IncidentReport { Title = title };
        foreach (var field in fields.Split(", "))
        {
            var parts = field.Split('=');
            report = parts[0] switch
            {
                "scope" => report with { Scope = parts[1] },
                "category" => report with { Category = parts[1] },
                "impact" => report with { Impact = parts[1] },
                "percent" => report with { UsersAffectedPercent = double.Parse(parts[1], null) },
                "data" => report with { DataAtRisk = true },
                "security" => report with { Security = true },
                "workaround" => report with { HasWorkaround = parts[1] == "yes" },
                "systems" => report with { AffectedSystems = parts[1].Split(';') },
                _ => throw new ArgumentException(field),
            };
        }

        return report;
    }
}
