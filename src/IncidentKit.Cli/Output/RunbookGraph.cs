using System.Text;
using IncidentKit.Runbooks;

namespace IncidentKit.Cli.Output;

/// <summary>Draws a runbook: its steps in order, what must be allowed, and the way through a fallback.</summary>
internal static class RunbookGraph
{
    /// <summary>The runbook as a Mermaid flowchart; lines end in a line feed.</summary>
    public static string Mermaid(Runbook runbook)
    {
        var text = new StringBuilder("flowchart TD\n");
        var number = 0;
        Draw(text, runbook.Steps, "start([start])", "", ref number);
        return text.ToString();
    }

    private static string Draw(StringBuilder text, IReadOnlyList<RunbookStep> steps, string from, string label, ref int number)
    {
        var before = from;
        foreach (var step in steps)
        {
            var name = $"s{++number}";
            text.Append($"    {before} -->{label} {name}[{MermaidText.Label(LinesOf(step))}]\n");
            (before, label) = (name, "");
            if (step.Fallback.Count > 0)
                Draw(text, step.Fallback, name, "|fallback|", ref number);
        }

        return before;
    }

    private static IEnumerable<string> LinesOf(RunbookStep step)
    {
        yield return step.Name;
        yield return step.Action;
        if (step.Condition is { } condition)
            yield return $"if {condition.Text}";
        if (step.Approval is not null)
            yield return "needs approval";
    }
}
