using System.Text;
using IncidentKit.Diagnostics;
using YamlDotNet.Core;

namespace IncidentKit.Yaml;

/// <summary>Reads YAML that somebody else wrote into nodes that know their place. JSON is YAML.</summary>
/// <remarks>
/// Only YamlDotNet's event stream is used: its object deserializer and its own document tree recurse without a limit and
/// end the process on a few hundred nested maps, and let a second equal key win silently.
/// </remarks>
internal static class YamlReader
{
    public static YamlReadResult Read(string fileName, ReadOnlyMemory<byte> utf8, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        var report = new DiagnosticReport();
        var bytes = utf8.Span;
        if (bytes.Length > limits.DocumentBytes)
            return TooLarge(fileName, limits, report);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (FirstInvalidByte(bytes) is { } at)
        {
            var (line, column) = PlaceOfEnd(Encoding.UTF8.GetString(bytes[..at]));
            report.Add(DiagnosticSeverity.Error, YamlCodes.Encoding, fileName, line, column, "this is not UTF-8; save the file as UTF-8");
            return new YamlReadResult { Diagnostics = report.ToList() };
        }

        return ReadText(fileName, Encoding.UTF8.GetString(bytes), limits, report);
    }

    public static YamlReadResult Read(string fileName, string text, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        var report = new DiagnosticReport();
        var length = text.Length > limits.DocumentBytes ? text.Length : Encoding.UTF8.GetByteCount(text);
        return length > limits.DocumentBytes
            ? TooLarge(fileName, limits, report)
            : ReadText(fileName, text.StartsWith('\uFEFF') ? text[1..] : text, limits, report);
    }

    private static YamlReadResult ReadText(string fileName, string text, YamlLimits limits, DiagnosticReport report)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
        {
            var (line, column) = PlaceOfEnd(text[..nul]);
            report.Add(DiagnosticSeverity.Error, YamlCodes.Nul, fileName, line, column, "a NUL character can't stand in a document; remove it");
            return new YamlReadResult { Diagnostics = report.ToList() };
        }

        YamlNode? root = null;
        try
        {
            using var reader = new StringReader(text);
            root = new YamlTreeBuilder(fileName, new GuardedParser(new Parser(reader)), limits, report).ReadDocument();
        }
        catch (YamlException e)
        {
            report.Add(DiagnosticSeverity.Error, YamlCodes.Syntax, fileName, (int)e.Start.Line, (int)e.Start.Column, Describe(e));
        }
        catch (YamlLimitException)
        {
            // It is in the report already.
        }

        return new YamlReadResult { Root = root, Diagnostics = report.ToList() };
    }

    private static string Describe(YamlException e)
    {
        // The parser's messages end in a full stop; ours are one clause.
        var message = e.Message.TrimEnd('.');
        return $"this is no YAML: {(message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : "unreadable")}";
    }

    private static YamlReadResult TooLarge(string fileName, YamlLimits limits, DiagnosticReport report)
    {
        report.Add(DiagnosticSeverity.Error, YamlCodes.TooLarge, fileName, 0, 0, $"the document has more than {limits.DocumentBytes:N0} bytes, and no more are read; divide it");
        return new YamlReadResult { Diagnostics = report.ToList() };
    }

    private static int? FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return null;
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            at += consumed;
        return at;
    }

    private static (int Line, int Column) PlaceOfEnd(string before)
    {
        var line = before.AsSpan().Count('\n') + 1;
        return (line, before.Length - before.LastIndexOf('\n'));
    }
}
