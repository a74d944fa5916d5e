using System.CommandLine;
using IncidentKit.Cli.Input;
using IncidentKit.Cli.Output;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>runbook graph</c>.</summary>
internal static class RunbookVerb
{
    public static Command Create(Terminal terminal)
    {
        var runbook = new Argument<string>("runbook") { Description = "The runbook's file, or - for standard input.", HelpName = "RUNBOOK" };
        var graph = new Command("graph", "A runbook as a Mermaid flowchart.") { runbook };
        graph.SetAction(parsed =>
        {
            terminal.WriteText(RunbookGraph.Mermaid(RunbookFile.Read(parsed.GetRequiredValue(runbook), terminal)));
            return ExitCode.Fine;
        });
        return new Command("runbook", "Runbooks.") { graph };
    }
}
