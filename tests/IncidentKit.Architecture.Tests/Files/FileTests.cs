using System.Text.RegularExpressions;
using IncidentKit.Architecture.Tests.Sources;

namespace IncidentKit.Architecture.Tests.Files;

public sealed partial class FileTests
{
    private const int LongestFile = 500;

    private static readonly string[] Binary = [".png", ".ico", ".db", ".snk", ".dll", ".nupkg", ".snupkg", ".gz", ".zip"];

    [Fact]
    public void Source_files_are_not_longer_than_500_lines()
    {
        var faults = Repository.Sources()
            .Select(file => (file.Path, Lines: file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.Path} has {file.Lines} lines, at most {LongestFile} are allowed: it holds more than one idea.");

        Assert.Empty(faults);
    }

    [Fact]
    public void Product_files_name_no_path_of_a_machine_and_no_package_feed()
    {
        var faults = Repository.FilesBelow(Repository.Root)
            .Where(IsProduct)
            .SelectMany(path => Findings(Repository.Relative(path), File.ReadAllText(path)))
            .ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("see /" + "work/notes.txt", true)]
    [InlineData("\"/" + "home/ada/incidents.db\"", true)]
    [InlineData("cd /root", true)]
    [InlineData("value=\"https://feed.example.org/v3/index.json\"", true)]
    [InlineData("registry http://localhost:4873/nuget/packages", true)]
    [InlineData("https://example.org/home/page", false)]
    [InlineData("GET /incidents/{id}/root-cause", false)]
    [InlineData("framework/workers", false)]
    [InlineData("<packageSource key=\"nuget.org\">", false)]
    public void Scan_finds_machine_paths_and_feeds(string line, bool expected) => Assert.Equal(expected, Findings("x", line).Any());

    // Tests may hold such texts as data: these very rules are an example.
    private static bool IsProduct(string path) =>
        !Repository.Relative(path).StartsWith("tests/", StringComparison.Ordinal)
        && Path.GetFileName(path) != ".git"
        && !Binary.Contains(Path.GetExtension(path));

    private static IEnumerable<string> Findings(string path, string text) =>
        Suspicious().Matches(text).Select(match => $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: '{match.Value}' belongs to one machine or one feed, not to the product.");

    [GeneratedRegex(@"(?<![\w.}>*/-])/(?:work|root|home)(?![\w-])[^\s""'`<>]*|https?://[^\s""'`<>]*(?:/v3/index\.json|/nuget\b|artifactory|jfrog|pkgs\.)[^\s""'`<>]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();
}
