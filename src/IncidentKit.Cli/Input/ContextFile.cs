using System.Text;
using System.Text.Json;
using IncidentKit.Data;

namespace IncidentKit.Cli.Input;

/// <summary>Reads what expressions see: one JSON object, its keys being the names.</summary>
internal static class ContextFile
{
    // Values in memory take many times the room that their text does.
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = PlainData.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a file.</summary>
    /// <param name="file">The path, <c>-</c> for standard input; <see langword="null"/> for an empty context.</param>
    /// <param name="terminal">Where standard input comes from.</param>
    /// <returns>Plain data by name.</returns>
    /// <exception cref="CliException">It can't be read, or is no JSON object.</exception>
    public static IReadOnlyDictionary<string, object?> Read(string? file, Terminal terminal)
    {
        if (file is null)
            return new Dictionary<string, object?>();
        return Parse(file, TextFile.Read(file, terminal, MaxBytes), 0) as IReadOnlyDictionary<string, object?>
            ?? throw new CliException($"{file}:1:1: a context is one JSON object; write {{\"alert\": {{…}}, \"incident\": {{…}}}}");
    }

    /// <summary>Parses JSON into plain data.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="text">The JSON.</param>
    /// <param name="linesBefore">How many lines of the file stand before the text.</param>
    /// <returns>Plain data.</returns>
    /// <exception cref="CliException">It is no JSON.</exception>
    public static object? Parse(string file, string text, int linesBefore)
    {
        if (text.Length > MaxBytes)
            throw new CliException($"{file}:{linesBefore + 1}:1: the JSON has {text.Length} characters; at most {MaxBytes} are read");
        var utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return PlainData.FromJson(document.RootElement);
        }
        catch (JsonException exception)
        {
            var (line, column, message) = JsonPlace.Of(utf8, exception);
            throw new CliException($"{file}:{linesBefore + line}:{column}: {message}; write one JSON object");
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader says of "\uD800".
            throw new CliException($"{file}:{linesBefore + 1}:1: a text holds half of a surrogate pair; write both halves, or the character itself");
        }
    }
}
