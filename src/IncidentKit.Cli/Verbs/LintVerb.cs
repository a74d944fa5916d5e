using System.CommandLine;
using IncidentKit.Cli.Input;
using IncidentKit.Cli.Output;
using IncidentKit.Diagnostics;
using IncidentKit.Linting;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>lint</c>: everything that is wrong or doubtful in policies and runbooks.</summary>
internal static class LintVerb
{
    private static readonly Dictionary<string, FindingFormat> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = FindingFormat.Text,
        ["json"] = FindingFormat.Json,
        ["sarif"] = FindingFormat.Sarif,
        ["github"] = FindingFormat.GitHub,
    };

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("path") { Description = "Files and folders (all *.yaml and *.yml in them); - is standard input. The content tells what a file is.", HelpName = "PATH", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string?>("--format") { Description = "text (the default), json, sarif (2.1.0), or github (annotations of GitHub Actions).", HelpName = "text|json|sarif|github" };
        var context = new Option<string?>("--context") { Description = "What runbooks see: a JSON object. A name that it lacks is an error.", HelpName = "FILE" };
        var (strict, json) = (Options.Strict(), Options.Json());
        var command = new Command("lint", "Everything that is wrong or doubtful in policies and runbooks. Exit 1 where an error is.") { paths, format, strict, context, json };
        command.SetAction(parsed =>
        {
            var chosen = FormatOf(parsed.GetValue(format), parsed.GetValue(json));
            var settings = new LintSettings
            {
                Policies = new PolicyFolder(terminal),
                Roots = parsed.GetValue(context) is { } file ? [.. ContextFile.Read(file, terminal).Keys] : null,
            };
            var documents = Read(parsed.GetRequiredValue(paths), terminal);
            var findings = FindingOutput.Sorted(documents.SelectMany(document => Linter.Lint(document.File, document.Bytes, settings)));
            FindingOutput.Write(terminal, findings, documents.Count, chosen);
            return FindingOutput.ExitCodeOf(findings, parsed.GetValue(strict));
        });
        return command;
    }

    private static FindingFormat FormatOf(string? name, bool json)
    {
        if (name is null)
            return json ? FindingFormat.Json : FindingFormat.Text;
        if (!Formats.TryGetValue(name, out var format))
            throw new CliException($"\"{name}\" is no format; {Suggestion.For(name, Formats.Keys)}");
        if (json && format != FindingFormat.Json)
            throw new CliException($"--json and --format {name} contradict each other; give one of them");
        return format;
    }

    private static List<(string File, byte[] Bytes)> Read(IReadOnlyList<string> paths, Terminal terminal)
    {
        // All files are read before the first is looked at: where one can't be, nothing is half done.
        var errors = new List<string>();
        var documents = new List<(string File, byte[] Bytes)>();
        foreach (var file in paths.SelectMany(path => LintFile.Expand(path, errors)).DistinctBy(file => file == "-" ? file : Path.GetFullPath(file), StringComparer.Ordinal).ToList())
        {
            try
            {
                documents.Add((file, LintFile.Read(file, terminal)));
            }
            catch (CliException exception)
            {
                errors.AddRange(exception.Lines);
            }
        }

        return errors.Count == 0 ? documents : throw new CliException(errors);
    }
}
