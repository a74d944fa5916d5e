using System.CommandLine;
using System.Text.Json;
using IncidentKit.Cli.Input;
using IncidentKit.Data;
using IncidentKit.Expressions;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>eval</c>: tries an expression.</summary>
internal static class EvalVerb
{
    public static Command Create(Terminal terminal)
    {
        var expression = new Argument<string?>("expression") { Description = "The expression, without {{ }}.", HelpName = "EXPRESSION", Arity = ArgumentArity.ZeroOrOne };
        var context = new Option<string?>("--context") { Description = "What it sees: a JSON object, its keys being the names; - is standard input.", HelpName = "FILE" };
        var batch = new Option<string?>("--batch") { Description = "JSON Lines {\"expression\": …, \"context\": {…}}; prints one JSON document a line, in the same order.", HelpName = "FILE" };
        var json = Options.Json();
        var command = new Command("eval", "Evaluates an expression.") { expression, context, batch, json };
        command.SetAction(parsed =>
        {
            var (text, lines) = (parsed.GetValue(expression), parsed.GetValue(batch));
            if (text is null == lines is null)
                throw new CliException("eval takes an expression or --batch FILE, one of them");
            return lines is not null
                ? EvaluateLines(lines, terminal)
                : Evaluate(text!, ContextFile.Read(parsed.GetValue(context), terminal), parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static int Evaluate(string text, IReadOnlyDictionary<string, object?> context, bool json, Terminal terminal)
    {
        var parsed = Expression.Parse(text);
        if (parsed.Expression is not { } expression)
            throw new CliException($"EXPRESSION:1:{parsed.Error!.Position}: {parsed.Error.Message}");
        var result = expression.Evaluate(new ExpressionScope(context, terminal.Time.GetUtcNow()));
        if (result.Error is { } error)
            throw new CliException($"EXPRESSION:1:{error.Position}: {error.Message}");
        if (json)
            terminal.WriteJson(writer => Write(writer, result));
        else
            terminal.WriteText(result.Value.ToString());
        return ExitCode.Fine;
    }

    private static int EvaluateLines(string file, Terminal terminal)
    {
        // All lines are read before the first answer is written: a broken file gives nothing half done.
        var lines = JsonLines.Split(TextFile.Read(file, terminal)).Select(line => Read(file, line.Number, line.Text)).ToList();
        foreach (var (text, context) in lines)
            terminal.WriteJson(writer => WriteAnswer(writer, text, context, terminal.Time.GetUtcNow()));
        return ExitCode.Fine;
    }

    private static (string Text, IReadOnlyDictionary<string, object?> Context) Read(string file, int number, string line)
    {
        if (ContextFile.Parse(file, line, number - 1) is not IReadOnlyDictionary<string, object?> map || map.GetValueOrDefault("expression") is not string text)
            throw new CliException($"{file}:{number}:1: a line is one JSON object with an expression; write {{\"expression\": \"…\", \"context\": {{…}}}}");
        return map.GetValueOrDefault("context") switch
        {
            null => (text, new Dictionary<string, object?>()),
            IReadOnlyDictionary<string, object?> context => (text, context),
            _ => throw new CliException($"{file}:{number}:1: context is no map; write \"context\": {{…}}"),
        };
    }

    private static void WriteAnswer(Utf8JsonWriter writer, string text, IReadOnlyDictionary<string, object?> context, DateTimeOffset now)
    {
        var parsed = Expression.Parse(text);
        if (parsed.Expression is not { } expression)
        {
            WriteError(writer, parsed.Error!.Message, parsed.Error.Position);
            return;
        }

        var result = expression.Evaluate(new ExpressionScope(context, now));
        if (result.Error is { } error)
            WriteError(writer, error.Message, null);
        else
            Write(writer, result);
    }

    private static void Write(Utf8JsonWriter writer, ExpressionResult result)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("value");
        PlainData.Write(writer, result.Value.ToObject());
        if (result.IsMissing)
        {
            writer.WriteStartArray("missing");
            foreach (var name in result.Missing)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, string message, int? position)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("message", message);
        if (position is { } at)
            writer.WriteNumber("position", at);
        else
            writer.WriteNull("position");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
