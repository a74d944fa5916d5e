using IncidentKit.Diagnostics;
using IncidentKit.Expressions;
using IncidentKit.Policies;
using IncidentKit.Runbooks;

namespace IncidentKit.Engine;

/// <summary>Reads policies and runbooks from files. A wrong file gives one report with everything that is wrong in it.</summary>
public static class KitFiles
{
    private const long MaxBytes = 256 * 1024;

    /// <summary>Reads a policy: the name of a built-in pack, or a file.</summary>
    /// <param name="nameOrFile">The name or the path.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="DocumentException">It can't be read, or is wrong; the exception holds every finding.</exception>
    public static Policy ReadPolicy(string nameOrFile) => ReadPolicy(nameOrFile, ExpressionFunctions.Standard);

    /// <summary>Reads a policy whose expressions may call a host's own functions.</summary>
    /// <param name="nameOrFile">The name of a built-in pack, or a path.</param>
    /// <param name="functions">The functions.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="DocumentException">It can't be read, or is wrong; the exception holds every finding.</exception>
    public static Policy ReadPolicy(string nameOrFile, ExpressionFunctions functions)
    {
        var result = TryReadPolicy(nameOrFile, functions);
        return result.Policy ?? throw new DocumentException($"the policy {nameOrFile} can't be used", result.Diagnostics);
    }

    /// <summary>Reads a policy and gives its findings.</summary>
    /// <param name="nameOrFile">The name of a built-in pack, or a path.</param>
    /// <returns>The policy, <see langword="null"/> where it is wrong, and every finding.</returns>
    public static PolicyReadResult TryReadPolicy(string nameOrFile) => TryReadPolicy(nameOrFile, ExpressionFunctions.Standard);

    /// <summary>Reads a policy whose expressions may call a host's own functions, and gives its findings.</summary>
    /// <param name="nameOrFile">The name of a built-in pack, or a path.</param>
    /// <param name="functions">The functions.</param>
    /// <returns>The policy, <see langword="null"/> where it is wrong, and every finding.</returns>
    public static PolicyReadResult TryReadPolicy(string nameOrFile, ExpressionFunctions functions)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrFile);
        return BuiltInPacks.Find(nameOrFile.ToLowerInvariant()) is { } pack
            ? PolicyReader.Read(pack.File, pack.Text, null, functions)
            : new PolicyFiles().Read(nameOrFile, functions);
    }

    /// <summary>Reads one runbook.</summary>
    /// <param name="file">The path.</param>
    /// <returns>The runbook, <see langword="null"/> where it is wrong, and every finding.</returns>
    public static RunbookReadResult TryReadRunbook(string file) => TryReadRunbook(file, ExpressionFunctions.Standard);

    /// <summary>Reads one runbook whose expressions may call a host's own functions.</summary>
    /// <param name="file">The path.</param>
    /// <param name="functions">The functions.</param>
    /// <returns>The runbook, <see langword="null"/> where it is wrong, and every finding.</returns>
    public static RunbookReadResult TryReadRunbook(string file, ExpressionFunctions functions)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return TryReadText(file, out var text, out var fault)
            ? RunbookReader.Read(file, text, functions)
            : new RunbookReadResult { Runbook = null, Diagnostics = [fault] };
    }

    /// <summary>The files that a path or a pattern such as <c>runbooks/*.yaml</c> names.</summary>
    /// <param name="pattern">The path or the pattern; wildcards stand in its last part only.</param>
    /// <returns>The files, in order of their names.</returns>
    internal static IReadOnlyList<string> Expand(string pattern)
    {
        var name = Path.GetFileName(pattern);
        if (!name.Contains('*', StringComparison.Ordinal) && !name.Contains('?', StringComparison.Ordinal))
            return [pattern];
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } given ? given : ".";
        if (!Directory.Exists(folder) && !Path.IsPathRooted(folder))
            folder = Path.Combine(AppContext.BaseDirectory, folder);
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal)] : [];
    }

    internal static bool TryReadText(string file, out string text, out Diagnostic fault)
    {
        text = "";
        fault = new Diagnostic { File = file, Code = "IK001", Message = "" };
        try
        {
            // What stands beside the program is found from wherever the program is started.
            var path = !File.Exists(file) && !Path.IsPathRooted(file) && File.Exists(Path.Combine(AppContext.BaseDirectory, file)) ? Path.Combine(AppContext.BaseDirectory, file) : file;
            using var stream = File.OpenRead(path);
            if (stream.Length > MaxBytes)
            {
                fault = fault with { Message = $"the file has {stream.Length} bytes; at most {MaxBytes} are read" };
                return false;
            }

            using var reader = new StreamReader(stream, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
            text = reader.ReadToEnd();
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            fault = fault with { Message = "there is no such file" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException)
        {
            fault = fault with { Message = $"the file can't be read: {exception.Message.ReplaceLineEndings(" ")}" };
        }

        return false;
    }
}
