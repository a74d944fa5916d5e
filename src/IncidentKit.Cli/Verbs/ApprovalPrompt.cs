using System.Text;
using IncidentKit.Cli.Output;
using IncidentKit.Data;
using IncidentKit.Simulation;

namespace IncidentKit.Cli.Verbs;

/// <summary>Asks the person in front of the terminal; on standard error, so that what is printed stays one document.</summary>
internal static class ApprovalPrompt
{
    /// <summary>Asks until the answer is one.</summary>
    /// <returns><see langword="null"/> where nobody answers.</returns>
    public static bool? Ask(Terminal terminal, RunbookApprovalQuestion question)
    {
        terminal.Error.WriteLine(SafeText.Line($"approval: {question.StepName}"));
        terminal.Error.WriteLine(SafeText.Line($"  {question.Action}{(question.Target is null ? "" : $" on {question.Target}")} {Encoding.UTF8.GetString(PlainData.ToJson(question.Params))}"));
        if (question.Message is { } message)
            terminal.Error.WriteLine(SafeText.Line($"  {message}"));
        while (true)
        {
            terminal.Error.Write($"  allow? y, n, or nothing to let it time out after {TimeText.Of(question.Timeout)}: ");
            terminal.Error.Flush();
            switch (terminal.Input.ReadLine()?.Trim().ToLowerInvariant())
            {
                case "y" or "yes":
                    return true;
                case "n" or "no":
                    return false;
                case null or "":
                    terminal.Error.WriteLine();
                    return null;
            }
        }
    }
}
