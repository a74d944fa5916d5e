using System.Text.RegularExpressions;

namespace IncidentKit.Samples.Tests.Documents;

/// <summary>A piece of compiled code, or the block of a document that shows it.</summary>
internal static partial class Snippet
{
    /// <summary>The regions of the compiled code by name; pieces of one name are joined by a blank line.</summary>
    public static IReadOnlyDictionary<string, string> OfCode()
    {
        var pieces = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests", "IncidentKit.Samples.Tests", "Snippets"), "*.cs"))
        {
            foreach (Match match in Region().Matches(Read(file)))
            {
                var name = match.Groups["name"].Value;
                var text = Unindented(match.Groups["text"].Value);
                pieces[name] = pieces.TryGetValue(name, out var before) ? $"{before}\n\n{text}" : text;
            }
        }

        return pieces;
    }

    /// <summary>The C# blocks of a document, in order: the name from the comment above, and the text.</summary>
    public static IEnumerable<(string? Name, string Text)> OfDocument(string relativePath) =>
        Block().Matches(Read(Path.Combine(RepositoryFiles.Root, relativePath)))
            .Select(match => (match.Groups["name"].Success ? match.Groups["name"].Value : null, match.Groups["text"].Value.TrimEnd('\n')));

    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    private static string Unindented(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : ""));
    }

    [GeneratedRegex(@"^[ ]*#region (?<name>[a-z-]+)\n(?<text>.*?)^[ ]*#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"(?:<!-- snippet: (?<name>[a-z-]+) -->\n)?```csharp\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
