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
                throw Wrong(file, text, read.Error!);
            var result = ready.Render(new ExpressionScope(ContextFile.Read(parsed.GetRequiredValue(context), terminal), terminal.Time.GetUtcNow()));
            if (result.Error is { } error)
                throw Wrong(file, text, error);
            terminal.WriteText(result.Text);
            return ExitCode.Fine;
        });
        return command;
    }

    private static CliException Wrong(string file, string text, ExpressionError error)
    {
        var before = text[..Math.Clamp(error.Position - 1, 0, text.Length)];
        var line = before.Count(c => c == '\n') + 1;
        return new CliException($"{file}:{line}:{before.Length - before.LastIndexOf('\n')}: {error.Message}");
    }
}
