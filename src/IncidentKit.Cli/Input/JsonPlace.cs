using System.Text;
using System.Text.Json;

namespace IncidentKit.Cli.Input;

/// <summary>Where something stands in JSON text: line and column from 1, the column in UTF-16 units.</summary>
internal static class JsonPlace
{
    /// <summary>The place of a byte.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, long offset)
    {
        var before = utf8[..(int)Math.Min(offset, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The place and the words of a fault that the JSON reader found.</summary>
    public static (int Line, int Column, string Message) Of(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        var start = 0;
        for (var line = 0L; line < (exception.LineNumber ?? 0) && start < utf8.Length; line++)
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        var rest = utf8[start..];
        var column = Encoding.UTF8.GetCharCount(rest[..(int)Math.Min(exception.BytePositionInLine ?? 0, rest.Length)]) + 1;
        var message = exception.Message;
        foreach (var tail in (ReadOnlySpan<string>)[" Path: ", " LineNumber: "])
        {
            var at = message.IndexOf(tail, StringComparison.Ordinal);
            if (at > 0)
                message = message[..at];
        }

        // A second sentence, where there is one, speaks to the programmer of the reader.
        return ((int)(exception.LineNumber ?? 0) + 1, column, $"this is no JSON: {message.Split(". ")[0].TrimEnd('.')}");
    }
}
