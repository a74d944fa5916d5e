using System.Text.RegularExpressions;
using IncidentKit.Architecture.Tests.Sources;

namespace IncidentKit.Architecture.Tests.Rooms;

/// <summary>Below the roof there is no I/O, no clock, no logger and no chance: the pure core takes everything as a parameter.</summary>
public sealed class PurityTests
{
    // What must not appear, and what to do instead.
    private static readonly (string Pattern, string Instead)[] Forbidden =
    [
        (@"\bSystem\.IO\b(?!\.Hashing)", "take the text as a parameter; the roof reads it"),
        (@"(?<![\w.])(?:File|Directory|Path)\.[A-Z]\w*\s*\(", "take the text as a parameter; the roof reads files"),
        (@"\b(?:FileStream|StreamReader|StreamWriter|FileInfo|DirectoryInfo)\b", "take the text as a parameter; the roof reads it"),
        (@"\bGetManifestResourceStream\b|\bGetManifestResourceNames\b", "only the reader of the built-in packs reads resources"),
        (@"\bHttpClient\b|\bSystem\.Net\b|\bSocket\b", "the roof and the notifiers talk to the network"),
        (@"\bILogger\w*\b|\bMicrosoft\.Extensions\.Logging\b", "return what happened as an event; the roof logs it"),
        (@"\bTimeProvider\b", "take 'now' as a parameter"),
        (@"\b(?:DateTime|DateTimeOffset)\.(?:UtcNow|Now|Today)\b", "take 'now' as a parameter"),
        (@"\bStopwatch\b|\bEnvironment\.TickCount(?:64)?\b", "take 'now' as a parameter"),
        (@"\bRandom\b|\bRandomNumberGenerator\b", "take the random part as a parameter; the roof draws it"),
        (@"\bGuid\.(?:NewGuid|CreateVersion7)\b", "ids come with the command"),
        (@"(?<![\w.])Environment\.(?:GetEnvironmentVariable|MachineName|UserName|CurrentDirectory|ProcessId)", "take the value as a parameter"),
        (@"(?<![\w.])Console\.|\bProcess\.Start\b", "the roof talks to the outside"),
        (@"\bTask\.(?:Run|Delay)\b|\bnew\s+(?:Thread|Timer|PeriodicTimer)\b|\bThread\.", "the roof owns threads and delays"),
        (@"\bIServiceProvider\b|\bIServiceCollection\b", "take what is needed as a parameter; Hosting wires it"),
    ];

    // File (or folder, with a slash at its end) → the words it may use all the same, and why.
    private static readonly (string Path, string[] Words, string Why)[] Allowed =
    [
        ("src/IncidentKit/Policies/", ["GetManifestResourceStream", "GetManifestResourceNames", "StreamReader"], "the packs are embedded in the assembly: constants, not I/O"),
    ];

    [Fact]
    public void Rooms_below_the_roof_do_no_input_or_output_and_read_no_clock()
    {
        var faults = Repository.Sources("IncidentKit")
            .Where(file => file.Folders.Length > 0 && !RoomTable.Shell.Contains(file.Folders[0]))
            .SelectMany(Faults)
            .ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("using System.IO;")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("ILogger<Clock> logger;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var x = Random.Shared.Next();")]
    [InlineData("Clock(TimeProvider time) { }")]
    [InlineData("var line = $\"{DateTime.UtcNow}\";")]
    public void Scan_finds_what_is_forbidden(string code) => Assert.NotEmpty(Faults(SourceFile.Of("src/IncidentKit/Clocks/Clock.cs", code)));

    [Theory]
    [InlineData("// File.ReadAllText(path)")]
    [InlineData("var text = \"Random words, DateTime.UtcNow\";")]
    [InlineData("var id = Guid.Empty;")]
    [InlineData("var line = diagnostic.File.ToString();")]
    [InlineData("var reader = new StringReader(text);")]
    public void Scan_leaves_the_rest_alone(string code) => Assert.Empty(Faults(SourceFile.Of("src/IncidentKit/Clocks/Clock.cs", code)));

    private static IEnumerable<string> Faults(SourceFile file) =>
        from rule in Forbidden
        from match in Regex.Matches(file.Code, rule.Pattern)
        where !Allowed.Any(entry => Covers(entry.Path, file.Path) && entry.Words.Contains(match.Value))
        select $"{file.Path}:{file.LineAt(match.Index)}: '{match.Value}' below the roof; {rule.Instead}. If it must stay, say why in {nameof(PurityTests)}.{nameof(Allowed)}.";

    private static bool Covers(string entry, string path) =>
        entry.EndsWith('/') ? path.StartsWith(entry, StringComparison.Ordinal) : path == entry;
}
