namespace IncidentKit.Cli;

/// <summary>The program stops here: one line on standard error for each thing that is wrong.</summary>
internal sealed class CliException : Exception
{
    public CliException(string line)
        : this([line])
    {
    }

    public CliException(IReadOnlyList<string> lines, int exitCode = Cli.ExitCode.Unusable)
        : base(string.Join(Environment.NewLine, lines))
    {
        Lines = lines;
        ExitCode = exitCode;
    }

    /// <summary>What is wrong and what would be right, a line each.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The exit code, one of <see cref="Cli.ExitCode"/>.</summary>
    public int ExitCode { get; }
}
