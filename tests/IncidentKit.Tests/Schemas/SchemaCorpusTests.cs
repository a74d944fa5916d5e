using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Schemas;

/// <summary>Small documents, good and bad: the schema and the reader give the same verdict. Each is a line of <c>testdata/policies.txt</c>.</summary>
public sealed class SchemaCorpusTests
{
    public static TheoryData<string, string> Documents { get; } =
    [
        .. File.ReadAllLines(Repository.File("tests/IncidentKit.Tests/Schemas/testdata/policies.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1].Trim())),
    ];

    [Fact]
    public void Corpus_is_large_enough() => Assert.True(Documents.Count >= 60, $"{Documents.Count} documents");

    // good: both accept; bad: both refuse; names: only the reader knows that a part names what another does not have.
    [Theory]
    [MemberData(nameof(Documents))]
    public void Schema_and_reader_agree(string verdict, string text)
    {
        var yaml = "name: p\nextends: adr-0072\n" + text;
        Assert.Equal(verdict == "good", PolicyReader.Read("p.yaml", yaml).Policy is not null);
        Assert.Equal(verdict != "bad", SchemaFile.Policy.Check(yaml).Count == 0);
    }
}
