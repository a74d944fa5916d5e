using System.Text.RegularExpressions;

namespace IncidentKit.Samples.Tests.Documents;

public sealed partial class DocumentTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/getting-started.md")]
    public void Every_csharp_block_is_compiled_code(string document)
    {
        var code = Snippet.OfCode();
        var blocks = Snippet.OfDocument(document).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            Assert.True(block.Name is not null, $"{document} has a block of C# without '<!-- snippet: name -->' above it:\n{block.Text}");
            Assert.True(code.TryGetValue(block.Name, out var compiled), $"{document} shows '{block.Name}', which is no region of Snippets/*.cs");
            Assert.Equal(compiled, block.Text);
        });
    }

    [Theory]
    [InlineData("docs/policies.md")]
    public void Every_named_block_is_compiled_code(string document)
    {
        var code = Snippet.OfCode();
        var blocks = Snippet.OfDocument(document).Where(block => block.Name is not null).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Equal(code.GetValueOrDefault(block.Name!), block.Text));
    }

    [Fact]
    public void Every_region_is_shown()
    {
        var shown = Snippet.OfDocument("README.md").Concat(Snippet.OfDocument("docs/getting-started.md")).Concat(Snippet.OfDocument("docs/policies.md")).Select(block => block.Name).ToHashSet();

        Assert.All(Snippet.OfCode().Keys, name => Assert.Contains(name, shown));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/getting-started.md")]
    [InlineData("samples/WebService/README.md")]
    public void Links_to_files_lead_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, document))!;
        var links = Link().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, document))).Select(match => match.Groups[1].Value);

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{document} links to {link}, which is not there"));
    }

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
