namespace IncidentKit.Cli;

/// <summary>What the program tells the one that called it.</summary>
internal static class ExitCode
{
    /// <summary>Fine.</summary>
    public const int Fine = 0;

    /// <summary>It ran, and found something: a finding, a refusal, a run that did not succeed, a broken chain.</summary>
    public const int Found = 1;

    /// <summary>What was given can't be used or read.</summary>
    public const int Unusable = 2;
}
