using System.CommandLine;
using IncidentKit.Cli.Input;
using IncidentKit.Expressions;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>render</c>: fills in a template.</summary>
internal static class RenderVerb
{
    public static Command Create(Terminal terminal)
    {
        var template = new Argument<string>("template") { Description = "The template's file, or - for standard input.", HelpName = "TEMPLATE-FILE" };
        var context = new Option<string>("--context") { Description = "What it sees: a JSON object, its keys being the names; - is standard input.", HelpName = "FILE", Required = true };
        var command = new Command("render", "Renders a template with a context.") { template, context };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(template);
            if (file == TextFile.StandardInput && parsed.GetRequiredValue(context) == TextFile.StandardInput)
                throw new CliException("the template and the context can't both be standard input; name a file for one of them");
            var text = TextFile.Read(file, terminal);
            var read = Template.Parse(text);
            if (read.Template is not { } ready)
                throw new CliException(Line(file, text, read.Error!));
            var result = ready.Render(new ExpressionScope(ContextFile.Read(parsed.GetRequiredValue(context), terminal), terminal.Time.GetUtcNow()));
            if (result.Error is { } error)
                throw new CliException(Faults(file, text, ready, result.Missing, error));
            terminal.WriteAsIs(result.Text);
            return ExitCode.Fine;
        });
        return command;
    }

    // A line for the first fault, and one for each further name that has no value, where the text names it as it stands.
    private static List<string> Faults(string file, string text, Template template, IReadOnlyList<string> missing, ExpressionError first)
    {
        List<string> lines = [Line(file, text, first)];
        foreach (var path in missing)
        {
            var place = template.Names.FirstOrDefault(name => string.Equals(name.Path, path, StringComparison.Ordinal));
            if (place.Path is not null && place.Offset + 1 != first.Position)
                lines.Add(Line(file, text, new ExpressionError { Message = $"'{path}' has no value; use {path} ?? '…' where it may be absent", Position = place.Offset + 1 }));
        }

        return lines;
    }

    private static string Line(string file, string text, ExpressionError error)
    {
        var before = text[..Math.Clamp(error.Position - 1, 0, text.Length)];
        var line = before.Count(c => c == '\n') + 1;
        return $"{file}:{line}:{before.Length - before.LastIndexOf('\n')}: {error.Message}";
    }
}
