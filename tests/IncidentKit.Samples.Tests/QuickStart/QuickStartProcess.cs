using System.Diagnostics;

namespace IncidentKit.Samples.Tests.QuickStart;

/// <summary>The sample as a process of its own.</summary>
internal static class QuickStartProcess
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end.</summary>
    public static async Task<QuickStartOutcome> RunAsync(params string[] arguments) => await RunAsync(killAfterLines: null, TimeSpan.Zero, arguments);

    /// <summary>Runs it and kills it (SIGKILL) once it has written so many lines and a moment more has passed, unless it has ended by then.</summary>
    public static async Task<QuickStartOutcome> RunAsync(int? killAfterLines, TimeSpan moment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(RepositoryFiles.Output("QuickStart"), "QuickStart.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        using var limit = new CancellationTokenSource(HangLimit);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var lines = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (lines.Count != killAfterLines)
                    continue;
                // Its next commit is under way while nothing is written: a line alone would always kill at the same places.
                var since = Stopwatch.StartNew();
                while (since.Elapsed < moment && !process.HasExited)
                    await Task.Yield();
                process.Kill();
            }

            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        return new QuickStartOutcome(process.ExitCode, lines, await errors);
    }
}
