using System.Text;

namespace IncidentKit.Cli.Input;

/// <summary>Reads what an argument names: a file, or standard input for <c>-</c>.</summary>
internal static class TextFile
{
    /// <summary>The argument that means standard input.</summary>
    public const string StandardInput = "-";

    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it whole.</summary>
    /// <param name="file">The path, or <c>-</c>.</param>
    /// <param name="terminal">Where standard input comes from.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <returns>The text, without a byte-order mark.</returns>
    /// <exception cref="CliException">It can't be read.</exception>
    public static string Read(string file, Terminal terminal, int most = MaxBytes)
    {
        try
        {
            if (file == StandardInput)
                return ReadInput(terminal, most);
            var info = new FileInfo(file);
            if (info is { Exists: true, Length: var length } && length > most)
                throw new CliException($"{file}: the file has {length} bytes; at most {most} are read");
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

    private static string ReadInput(Terminal terminal, int most)
    {
        var text = new StringBuilder();
        var block = new char[16 * 1024];
        while (terminal.Input.ReadBlock(block) is > 0 and var count)
        {
            if (text.Append(block, 0, count).Length > most)
                throw new CliException($"{StandardInput}: standard input is longer than {most} characters, and no more are read");
        }

        return text.ToString().TrimStart('\uFEFF');
    }
}
