using System.Diagnostics;

namespace IncidentKit.Samples.Tests.QuickStart;

/// <summary>The sample as a process of its own.</summary>
internal static class QuickStartProcess
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end.</summary>
    public static async Task<QuickStartOutcome> RunAsync(params string[] arguments) => await RunAsync(kill: null, arguments);

    /// <summary>Runs it, and kills it (SIGKILL) when a moment has come, unless it has ended by then.</summary>
    /// <param name="kill">Completes at that moment; hears of every line.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<QuickStartOutcome> RunAsync(KillMoment? kill, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(RepositoryFiles.Output("QuickStart"), "QuickStart.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        using var limit = new CancellationTokenSource(HangLimit);
        var lines = new List<string>();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var killing = kill is null ? Task.CompletedTask : Task.Run(
                async () =>
                {
                    if (await kill.ComesAsync(() => process.HasExited, limit.Token))
                        process.Kill();
                },
                limit.Token);
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                kill?.Heard(lines.Count);
            }

            await process.WaitForExitAsync(limit.Token);
            await killing;
            return new QuickStartOutcome(process.ExitCode, lines, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
