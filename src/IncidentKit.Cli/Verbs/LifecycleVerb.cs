using System.CommandLine;
using IncidentKit.Lifecycle;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>lifecycle graph</c>: the statuses and what leads from one to the other.</summary>
internal static class LifecycleVerb
{
    public static Command Create(Terminal terminal)
    {
        var graph = new Command("graph", "The incident lifecycle as a Mermaid state diagram.");
        graph.SetAction(_ =>
        {
            terminal.WriteText(LifecycleGraph.Mermaid());
            return ExitCode.Fine;
        });
        return new Command("lifecycle", "The incident lifecycle.") { graph };
    }
}
