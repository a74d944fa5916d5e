using System.CommandLine;
using IncidentKit.Cli.Input;
using IncidentKit.Cli.Output;
using IncidentKit.Runbooks;
using IncidentKit.Simulation;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>run</c>: tries a runbook in simulated time, without touching anything.</summary>
internal static class RunVerb
{
    public static Command Create(Terminal terminal)
    {
        var runbook = new Argument<string>("runbook") { Description = "The runbook's file, or - for standard input.", HelpName = "RUNBOOK" };
        var context = new Option<string>("--context") { Description = "What the runbook sees: a JSON object with alert, incident, metrics and so on; - is standard input.", HelpName = "FILE", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would run, and run nothing." };
        var approve = new Option<string?>("--approve") { Description = "Who answers approvals: all allows each, none lets them time out, ask asks you. Default: ask on a terminal, otherwise none.", HelpName = "all|none|ask" };
        approve.AcceptOnlyFromAmong("all", "none", "ask");
        var actions = new Option<string?>("--actions") { Description = "What each action returns, YAML: name: [ {output: …}, {error: …}, {delay: 2s} ].", HelpName = "FILE" };
        var json = Options.Json();
        var command = new Command("run", "Tries a runbook in simulated time. Exit 0 only where the run succeeded.") { runbook, context, dryRun, approve, actions, json };
        command.SetAction(parsed =>
        {
            var files = new[] { parsed.GetRequiredValue(runbook), parsed.GetRequiredValue(context), parsed.GetValue(actions) };
            var mode = parsed.GetValue(approve) ?? (terminal.IsInteractive ? "ask" : "none");
            if (files.Count(file => file == TextFile.StandardInput) + (mode == "ask" && parsed.GetValue(approve) is not null ? 1 : 0) > 1)
                throw new CliException("standard input can be only one of runbook, context, actions and the answers of --approve ask; name files for the others");
            if (files.Contains(TextFile.StandardInput) && parsed.GetValue(approve) is null)
                mode = "none";

            var read = RunbookFile.Read(files[0]!, terminal);
            var script = files[2] is { } file ? RunbookFile.ReadScript(file, terminal) : RunbookScript.Empty;
            if (files[2] is null && !parsed.GetValue(dryRun))
                RequireBuiltIn(read, files[0]!);
            var trace = RunbookSimulator.Run(new RunbookSimulation
            {
                Runbook = read,
                StartAt = terminal.Time.GetUtcNow(),
                Context = ContextFile.Read(files[1], terminal),
                Script = script,
                DryRun = parsed.GetValue(dryRun),
                Approve = mode switch
                {
                    "all" => _ => true,
                    "ask" => question => ApprovalPrompt.Ask(terminal, question),
                    _ => null,
                },
            });
            RunOutput.Write(terminal, trace, read, parsed.GetValue(json));
            return trace.Outcome == "succeeded" ? ExitCode.Fine : ExitCode.Found;
        });
        return command;
    }

    private static void RequireBuiltIn(Runbook runbook, string file)
    {
        var missing = RunbookSimulator.UnscriptedActions(runbook, RunbookScript.Empty);
        if (missing.Count == 0)
            return;
        throw new CliException([.. Steps(runbook.Steps)
            .Where(step => missing.Contains(step.Action))
            .Select(step => $"{file}:{step.Line}:1: the action \"{step.Action}\" of step \"{step.Name}\" is not built in; script what it returns with --actions FILE, or use --dry-run")]);
    }

    private static IEnumerable<RunbookStep> Steps(IEnumerable<RunbookStep> steps) => steps.SelectMany(step => Steps(step.Fallback).Prepend(step));
}
