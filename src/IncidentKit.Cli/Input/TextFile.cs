using System.Text;

namespace IncidentKit.Cli.Input;

/// <summary>Reads what an argument names: a file, or standard input for <c>-</c>.</summary>
internal static class TextFile
{
    /// <summary>The argument that means standard input.</summary>
    public const string StandardInput = "-";

    private const int MaxBytes = 64 * 1024 * 1024;
    private const int MaxCharacters = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it whole.</summary>
    /// <param name="file">The path, or <c>-</c>.</param>
    /// <param name="terminal">Where standard input comes from.</param>
    /// <returns>The text, without a byte-order mark.</returns>
    /// <exception cref="CliException">It can't be read.</exception>
    public static string Read(string file, Terminal terminal)
    {
        try
        {
            if (file == StandardInput)
                return ReadInput(terminal.Input);
            var info = new FileInfo(file);
            if (info is { Exists: true, Length: > MaxBytes })
                throw new CliException($"{file}: the file has {info.Length} bytes; at most {MaxBytes} are read");
            return Strict.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"{file}: there is no such file; give the path of one, or - for standard input");
        }
        catch (DecoderFallbackException)
        {
            throw new CliException($"{file}: this is not UTF-8; save the file as UTF-8");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException)
        {
            throw new CliException($"{file}: the file can't be read: {exception.Message}");
        }
    }

    private static string ReadInput(TextReader input)
    {
        var text = new StringBuilder();
        var buffer = new char[81_920];
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            if (text.Length + read > MaxCharacters)
                throw new CliException($"{StandardInput}: standard input has more than {MaxCharacters} characters; at most so many are read");
            text.Append(buffer, 0, read);
        }

        return text.ToString().TrimStart('\uFEFF');
    }
}
