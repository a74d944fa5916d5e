using System.Text;
using IncidentKit.Linting;

namespace IncidentKit.Cli.Input;

/// <summary>Finds and reads the documents that the linter looks at. Whatever is in them is the linter's to tell; here only what can't be read is.</summary>
internal static class LintFile
{
    private static readonly string[] Endings = [".yaml", ".yml"];

    /// <summary>The files that a path names: itself, or all *.yaml and *.yml of a folder, however deep, in the order of their names.</summary>
    /// <param name="path">A file, a folder, or - for standard input.</param>
    /// <param name="errors">Filled with what can't be read.</param>
    public static IEnumerable<string> Expand(string path, List<string> errors)
    {
        if (path == TextFile.StandardInput || File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
        {
            errors.Add($"{path}: there is no such file; give the path of one or of a folder, or - for standard input");
            return [];
        }

        var files = new List<string>();
        var before = errors.Count;
        Collect(path, files, errors);
        if (files.Count == 0 && errors.Count == before)
            errors.Add($"{path}: there is no *.yaml and no *.yml in this folder; give the path of another one");
        return files;
    }

    /// <summary>Reads a file as far as the linter looks at it.</summary>
    /// <param name="file">The path, or - for standard input.</param>
    /// <param name="terminal">Where standard input comes from.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="CliException">It can't be read.</exception>
    public static byte[] Read(string file, Terminal terminal)
    {
        // One more than is looked at: enough to tell that the document is too long, however long it is.
        var most = Linter.MaxBytes + 1;
        if (file == TextFile.StandardInput)
        {
            var text = new char[most];
            return Encoding.UTF8.GetBytes(text, 0, terminal.Input.ReadBlock(text, 0, most));
        }

        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var bytes = new byte[most];
            return bytes[..stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"{file}: there is no such file; give the path of one, or - for standard input");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException)
        {
            throw new CliException($"{file}: the file can't be read: {exception.Message}");
        }
    }

    private static void Collect(string folder, List<string> files, List<string> errors)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).GetFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var path = Path.Combine(folder, entry.Name);
                if (entry is FileInfo && Endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                    files.Add(path);
                else if (entry is DirectoryInfo { LinkTarget: null }) // A link may lead back up.
                    Collect(path, files, errors);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            errors.Add($"{folder}: the folder can't be read: {exception.Message}");
        }
    }
}
