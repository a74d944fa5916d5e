namespace IncidentKit.Samples.Tests.QuickStart;

/// <summary>What became of a process.</summary>
/// <param name="ExitCode">0 where it came to its end; 137 where it was killed.</param>
/// <param name="Lines">What it wrote.</param>
/// <param name="Errors">What it wrote to the standard error.</param>
internal sealed record QuickStartOutcome(int ExitCode, IReadOnlyList<string> Lines, string Errors)
{
    private const int Killed = 137;

    public bool WasKilled => ExitCode == Killed;

    public void AssertEnded() => Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{string.Join('\n', Lines.TakeLast(20))}\n{Errors}");
}
