using System.Text;
using IncidentKit.Cli.Output;
using IncidentKit.Diagnostics;
using IncidentKit.Engine;
using IncidentKit.Linting;
using IncidentKit.Policies;

namespace IncidentKit.Cli.Input;

/// <summary>Reads what a POLICY argument names: a built-in pack, a file, or standard input.</summary>
internal static class PolicyFile
{
    // The code of a file that can't be opened at all; whatever else is wrong is a finding about its content.
    private const string UnreadableCode = "IK001";

    /// <summary>Reads a policy that must be right.</summary>
    /// <exception cref="CliException">It is not; the exception holds every error.</exception>
    public static Policy Read(string nameOrFile, Terminal terminal)
    {
        var result = Check(nameOrFile, terminal);
        return result.Policy ?? throw new CliException([.. result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(FindingOutput.Sentence)]);
    }

    /// <summary>Reads a policy and gives its findings.</summary>
    /// <exception cref="CliException">The file can't be read.</exception>
    private static PolicyReadResult Check(string nameOrFile, Terminal terminal)
    {
        CheckNamed(nameOrFile);
        var result = nameOrFile == TextFile.StandardInput
            ? PolicyReader.Read(nameOrFile, TextFile.Read(nameOrFile, terminal, Linter.MaxBytes))
            : KitFiles.TryReadPolicy(nameOrFile);
        if (result.Diagnostics is [{ Code: UnreadableCode, Line: 0 } unreadable])
            throw new CliException($"{unreadable.File}: {unreadable.Message}");
        return result;
    }

    /// <summary>Gives all findings about a policy.</summary>
    /// <exception cref="CliException">The file can't be read.</exception>
    public static IReadOnlyList<Diagnostic> Lint(string nameOrFile, Terminal terminal)
    {
        CheckNamed(nameOrFile);
        var settings = new LintSettings { Policies = new PolicyFolder(terminal) };
        if (nameOrFile != TextFile.StandardInput && BuiltInPacks.Find(nameOrFile.ToLowerInvariant()) is { } pack)
            return Linter.LintPolicy(pack.File, Encoding.UTF8.GetBytes(pack.Text), settings);
        if (nameOrFile != TextFile.StandardInput && !File.Exists(nameOrFile) && !Directory.Exists(nameOrFile))
            throw new CliException($"{nameOrFile}: there is no such file; built-in policies are {string.Join(", ", BuiltInPacks.Names)}");
        return Linter.LintPolicy(nameOrFile, LintFile.Read(nameOrFile, terminal), settings);
    }

    private static void CheckNamed(string nameOrFile)
    {
        if (string.IsNullOrWhiteSpace(nameOrFile))
            throw new CliException($"a policy is empty; name a file or one of {string.Join(", ", BuiltInPacks.Names)}");
    }
}
