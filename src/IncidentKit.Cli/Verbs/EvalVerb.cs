using System.CommandLine;
using System.Text.Json;
using IncidentKit.Cli.Input;
using IncidentKit.Data;
using IncidentKit.Expressions;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>eval</c>: tries an expression.</summary>
internal static class EvalVerb
{
    private const string LineShape = "a line is one JSON object with an expression; write {\"expression\": \"…\", \"context\": {…}}";

    private static readonly string[] LineKeys = ["expression", "context"];

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
            if (lines is null)
                return Evaluate(text!, ContextFile.Read(parsed.GetValue(context), terminal), parsed.GetValue(json), terminal);
            if (parsed.GetValue(context) is not null)
                throw new CliException("--context goes with one expression; in a batch each line brings its own \"context\": {…}");
            return EvaluateLines(lines, terminal);
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

    // Every line gets its answer, so that the lines that come out can be laid beside those that went in.
    private static int EvaluateLines(string file, Terminal terminal)
    {
        var now = terminal.Time.GetUtcNow();
        var text = TextFile.Read(file, terminal).TrimEnd();
        if (text.Length == 0)
            return ExitCode.Fine;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var number = i + 1;
            terminal.WriteJson(writer => WriteAnswer(writer, file, number, lines[number - 1].TrimEnd('\r'), now));
        }

        return ExitCode.Fine;
    }

    private static void WriteAnswer(Utf8JsonWriter writer, string file, int number, string line, DateTimeOffset now)
    {
        if (!TryRead(file, number, line, out var text, out var context, out var problem))
        {
            WriteError(writer, problem, null);
            return;
        }

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

    private static bool TryRead(string file, int number, string line, out string text, out IReadOnlyDictionary<string, object?> context, out string problem)
    {
        (text, context, problem) = (string.Empty, new Dictionary<string, object?>(), $"{file}:{number}:1: {LineShape}");
        if (string.IsNullOrWhiteSpace(line))
            return false;
        try
        {
            if (ContextFile.Parse(file, line, number - 1) is not IReadOnlyDictionary<string, object?> map || map.GetValueOrDefault("expression") is not string expression)
                return false;
            // Whoever makes the lines may keep more in them; a slip in a key would evaluate without what it holds.
            if (map.Keys.FirstOrDefault(key => key is not ("expression" or "context") && Suggestion.For(key, LineKeys).StartsWith("did", StringComparison.Ordinal)) is { } slip)
            {
                problem = $"{file}:{number}:1: unknown key \"{slip}\"; {Suggestion.For(slip, LineKeys)}";
                return false;
            }

            text = expression;
            if (!map.TryGetValue("context", out var given) || given is null)
                return true;
            problem = $"{file}:{number}:1: context is no map; write \"context\": {{…}}";
            context = given as IReadOnlyDictionary<string, object?> ?? context;
            return ReferenceEquals(context, given);
        }
        catch (CliException wrong)
        {
            problem = wrong.Lines[0];
            return false;
        }
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
