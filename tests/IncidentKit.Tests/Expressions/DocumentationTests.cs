using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

/// <summary>Runs every example of docs/expressions.md.</summary>
public sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "expressions.md"));
    private static readonly ExpressionScope Data = new(Scopes.FromJson(Blocks("json").Single()), Scopes.Now);

    public static IEnumerable<TheoryDataRow<string, string>> Expressions => Examples("expressions");

    public static IEnumerable<TheoryDataRow<string, string>> Templates => Examples("templates");

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_of_the_page_gives_what_it_says(string text, string expected)
    {
        var parsed = Expression.Parse(text);
        var result = parsed.Succeeded ? parsed.Expression.Evaluate(Data) : default;
        if (expected.StartsWith("error: ", StringComparison.Ordinal))
        {
            Assert.Contains(expected[7..], (parsed.Error ?? result.Error)?.Message ?? "no error");
        }
        else if (expected.StartsWith("unknown: ", StringComparison.Ordinal))
        {
            Assert.Null(parsed.Error ?? result.Error);
            Assert.True(result.IsMissing);
            Assert.Equal(expected[9..], string.Join(", ", result.Missing));
        }
        else
        {
            Assert.Null(parsed.Error ?? result.Error);
            var wanted = Scopes.Evaluate(expected).Value;
            Assert.Equal(wanted.Kind, result.Value.Kind);
            Assert.Equal(wanted.ToObject(), result.Value.ToObject());
            Assert.Empty(result.Missing);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_of_the_page_gives_what_it_says(string text, string expected)
    {
        var parsed = Template.Parse(text);
        var result = parsed.Succeeded ? parsed.Template.Render(Data) : default;
        if (expected.StartsWith("error at ", StringComparison.Ordinal))
        {
            var (position, message) = (expected[9..expected.IndexOf(':', StringComparison.Ordinal)], expected[(expected.IndexOf(':', StringComparison.Ordinal) + 2)..]);
            var error = parsed.Error ?? result.Error;
            Assert.NotNull(error);
            Assert.Contains(message, error.Message);
            Assert.Equal(int.Parse(position), error.Position);
        }
        else
        {
            Assert.Null(parsed.Error ?? result.Error);
            Assert.Equal(expected, result.Text);
        }
    }

    [Fact]
    public void Page_names_every_function()
    {
        foreach (var function in IncidentKit.Expressions.Functions.FunctionTable.Standard.Names)
            Assert.Contains($"`{function}(", Page);
    }

    private static IEnumerable<TheoryDataRow<string, string>> Examples(string kind) =>
        from block in Blocks(kind)
        from line in block.Split('\n')
        where line.Length > 0
        let at = line.LastIndexOf(" => ", StringComparison.Ordinal)
        select new TheoryDataRow<string, string>(line[..at].TrimEnd(), line[(at + 4)..]);

    private static IEnumerable<string> Blocks(string kind)
    {
        var open = "```" + kind + "\n";
        for (var at = Page.IndexOf(open, StringComparison.Ordinal); at >= 0; at = Page.IndexOf(open, at, StringComparison.Ordinal))
        {
            at += open.Length;
            yield return Page[at..Page.IndexOf("```", at, StringComparison.Ordinal)];
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IncidentKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The test must run below the folder of IncidentKit.sln.");
    }
}
