using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

/// <summary>The packs hold the figures of the documents that they stand for: those of <c>testdata/figures.txt</c>, no fewer and no more.</summary>
public sealed class PackFiguresTests
{
    public static TheoryData<string> Packs { get; } = [.. BuiltInPacks.Names];

    [Fact]
    public void Packs_are_the_five() => Assert.Equal(["adr-0072", "p0-p3", "platform", "reliability-guild", "pol-010"], BuiltInPacks.Names);

    [Theory]
    [MemberData(nameof(Packs))]
    public void Pack_holds_the_figures_of_its_document(string name)
    {
        var expected = Table(name).Select(row => $"{row.Path} = {row.Text}").Order(StringComparer.Ordinal);
        var actual = PackFigures.Of(BuiltInPacks.Load(name)).Select(row => $"{row.Path} = {row.Text}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Rows_of_the_table_name_a_heading_and_no_place_twice(string name)
    {
        var rows = Table(name);
        Assert.All(rows, row => Assert.NotEqual("", row.Heading));
        Assert.Equal(rows.Count, rows.Select(row => row.Path).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Changed_figure_is_a_difference(string name)
    {
        var pack = BuiltInPacks.Load(name);
        var figures = PackFigures.Of(pack).ToList();
        var first = pack.Severities[0];
        var changed = first with { Targets = first.Targets with { Acknowledge = PolicyDuration.FromTimeSpan(TimeSpan.FromMinutes(7)) } };
        Assert.NotEqual(figures, PackFigures.Of(pack with { Severities = [changed, .. pack.Severities.Skip(1)] }));
        Assert.NotEqual(figures, PackFigures.Of(pack with { PostIncident = [.. pack.PostIncident.Skip(1)] }));
        var ladder = pack.LadderOf(first.Name);
        var escalation = pack.Escalation.ToDictionary(e => e.Key, e => e.Value);
        escalation[first.Name] = ladder with { Steps = [.. ladder.Steps.SkipLast(1), ladder.Steps[^1] with { After = TimeSpan.FromMinutes(7) }] };
        Assert.NotEqual(figures, PackFigures.Of(pack with { Escalation = escalation }));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Pack_is_read_without_an_error_or_a_warning(string name)
    {
        var document = BuiltInPacks.Find(name)!;
        var result = PolicyReader.Read(document.File, document.Text);
        Assert.NotNull(result.Policy);
        Assert.All(result.Diagnostics, finding => Assert.Equal(DiagnosticSeverity.Info, finding.Severity));
    }

    [Fact]
    public void Triggers_of_the_guild_are_told_to_be_inactive()
    {
        var document = BuiltInPacks.Find("reliability-guild")!;
        var findings = PolicyReader.Read(document.File, document.Text).Diagnostics;
        Assert.Contains(findings, f => f.Message.StartsWith("not active: nothing measures yet, so these declare no incident: error-rate-critical, ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_severity_has_a_ladder_or_is_said_to_have_none(string name)
    {
        var pack = BuiltInPacks.Load(name);
        Assert.Equal(pack.Severities.Select(s => s.Name).Order(), pack.Escalation.Keys.Order());
    }

    private static List<(string Heading, string Path, string Text)> Table(string pack)
    {
        var lines = File.ReadAllLines(Repository.File("tests/IncidentKit.Tests/Policies/testdata/figures.txt"));
        return [.. lines.SkipWhile(l => l != $"== {pack}").Skip(1).TakeWhile(l => !l.StartsWith("== ", StringComparison.Ordinal))
            .Where(l => l.Length > 0).Select(l => l.Split(" :: ", 3)).Select(p => (p[0], p[1], p.Length > 2 ? p[2].Trim() : ""))];
    }
}
