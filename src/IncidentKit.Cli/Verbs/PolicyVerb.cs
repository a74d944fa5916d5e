using System.CommandLine;
using IncidentKit.Cli.Input;
using IncidentKit.Cli.Output;
using IncidentKit.Policies;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>policy list|show|check|graph|move</c>.</summary>
internal static class PolicyVerb
{
    public static Command Create(Terminal terminal) => new("policy", "Policies: the built-in ones, and your own.")
    {
        List(terminal), Show(terminal), Check(terminal), Graph(terminal), PolicyMoveVerb.Create(terminal),
    };

    private static Command List(Terminal terminal)
    {
        var json = Options.Json();
        var command = new Command("list", "The built-in policies.") { json };
        command.SetAction(parsed =>
        {
            PolicyOutput.WriteList(terminal, [.. BuiltInPacks.Names.Select(BuiltInPacks.Load)], parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var policy = new Argument<string>("policy") { Description = "A built-in policy's name, a file, or -.", HelpName = "POLICY" };
        var json = Options.Json();
        var command = new Command("show", "A whole policy, merged with what it extends.") { policy, json };
        command.SetAction(parsed =>
        {
            PolicyOutput.Write(terminal, PolicyFile.Read(parsed.GetRequiredValue(policy), terminal), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Check(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "The policy's file, a built-in policy's name, or - for standard input.", HelpName = "FILE" };
        var (strict, json) = (Options.Strict(), Options.Json());
        var command = new Command("check", "Everything that is wrong or doubtful in a policy. Exit 1 where an error is.") { file, strict, json };
        command.SetAction(parsed =>
        {
            var findings = FindingOutput.Sorted(PolicyFile.Lint(parsed.GetRequiredValue(file), terminal));
            FindingOutput.Write(terminal, findings, files: 1, parsed.GetValue(json) ? FindingFormat.Json : FindingFormat.Text);
            return FindingOutput.ExitCodeOf(findings, parsed.GetValue(strict));
        });
        return command;
    }

    private static Command Graph(Terminal terminal)
    {
        var policy = new Argument<string>("policy") { Description = "A built-in policy's name, a file, or -.", HelpName = "POLICY" };
        var command = new Command("graph", "A policy as a Mermaid flowchart: rules, severities, ladders.") { policy };
        command.SetAction(parsed =>
        {
            terminal.WriteText(PolicyGraph.Mermaid(PolicyFile.Read(parsed.GetRequiredValue(policy), terminal)));
            return ExitCode.Fine;
        });
        return command;
    }
}
