using System.Text;
using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests;

/// <summary>Runs every example of docs/cli.md, in order, and compares what comes out with what the page shows.</summary>
/// <remarks>
/// A fenced block whose info string is <c>LANGUAGE file=NAME</c> is written to that file; a block <c>console</c> holds commands behind <c>$</c> and what they
/// print, standard output first. Ids and hashes are shown as <c>…</c>; a last line <c>…</c> leaves out the rest. With INCIDENTKIT_UPDATE_DOCS=1 the page is rewritten.
/// </remarks>
public sealed class DocumentationTests : IDisposable
{
    private const string Fence = "```";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Page_shows_what_the_program_prints()
    {
        var path = Repository.File("docs/cli.md");
        var page = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var printed = await PrintAsync(page.Split('\n'));
        if (Environment.GetEnvironmentVariable("INCIDENTKIT_UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(path, printed, TestContext.Current.CancellationToken);
        else
            Assert.Equal(page, printed);
    }

    [Fact]
    public async Task Page_shows_every_verb()
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs/cli.md"), TestContext.Current.CancellationToken);
        var help = (await _shell.FineAsync("--help")).Out;
        var verbs = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(verb => verb.Length > 0);
        Assert.All(verbs, verb => Assert.Contains($"$ incidentkit {verb}", page, StringComparison.Ordinal));
    }

    private async Task<string> PrintAsync(IReadOnlyList<string> lines)
    {
        var page = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            page.Append(lines[i]).Append(i < lines.Count - 1 ? "\n" : "");
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal) || lines[i].Length == Fence.Length)
                continue;
            var end = i + 1;
            while (lines[end] != Fence)
                end++;
            var body = lines.Skip(i + 1).Take(end - i - 1).ToList();
            if (lines[i].Split("file=") is [_, var name])
                _shell.Write(name, string.Join('\n', body) + "\n");
            page.Append(lines[i] == Fence + "console" ? await RunAsync(body) : string.Concat(body.Select(line => line + "\n"))).Append(Fence).Append('\n');
            i = end;
        }

        return page.ToString();
    }

    private async Task<string> RunAsync(IReadOnlyList<string> body)
    {
        var text = new StringBuilder();
        for (var i = 0; i < body.Count; i++)
        {
            if (!body[i].StartsWith("$ incidentkit", StringComparison.Ordinal))
                continue;
            var shown = body.Skip(i + 1).TakeWhile(line => !line.StartsWith("$ ", StringComparison.Ordinal)).ToList();
            var output = await _shell.RunAsync([.. Words(body[i]["$ incidentkit".Length..]).Select(Resolve)]);
            var printed = ShellOutput.Mask(output.Out + output.Error).Replace(_shell.PathOf("") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
            var cut = shown is [.., "…"] ? printed.Take(shown.Count - 1).Append("…") : printed;
            text.Append(body[i]).Append('\n');
            foreach (var line in cut.Where(line => line.Length > 0 || printed.Length > 1))
                text.Append(line).Append('\n');

            // Time passes between the commands that a person types.
            _shell.Time.Now += TimeSpan.FromMinutes(1);
        }

        return text.ToString();
    }

    /// <summary>A word as the shell in the page's folder would mean it.</summary>
    private string Resolve(string word)
    {
        if (word.StartsWith("sqlite:", StringComparison.Ordinal))
            return $"sqlite:{_shell.PathOf(word["sqlite:".Length..])}";
        if (word.StartsWith("samples/", StringComparison.Ordinal))
            return Repository.File(word);
        return File.Exists(_shell.PathOf(word)) ? _shell.PathOf(word) : word;
    }

    private static IEnumerable<string> Words(string line)
    {
        var quoted = false;
        var word = new StringBuilder();
        foreach (var c in line.Trim())
        {
            if (c == '\'')
            {
                quoted = !quoted;
            }
            else if (c == ' ' && !quoted)
            {
                yield return word.ToString();
                word.Clear();
            }
            else
            {
                word.Append(c);
            }
        }

        yield return word.ToString();
    }
}
