using System.Globalization;
using System.Text;
using IncidentKit.Data;
using IncidentKit.Runbooks;
using IncidentKit.Simulation;
using Spectre.Console;

namespace IncidentKit.Cli.Output;

/// <summary>Prints what became of a run.</summary>
internal static class RunOutput
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Quiet = new(decoration: Decoration.Dim);

    public static void Write(Terminal terminal, RunTrace trace, Runbook runbook, bool json)
    {
        if (json)
        {
            terminal.WriteJson(trace.WriteTo);
            return;
        }

        var ending = trace.Reason is null ? "" : $": {trace.Reason}";
        var lasted = trace.EndedAt is { } end ? $" in {TimeText.Of(end - trace.StartedAt)}" : "";
        var tree = new Tree(new Text(SafeText.Line($"{runbook.Name}: {trace.Detail}{lasted}{ending}"), trace.Outcome == "succeeded" ? Good : Bad));
        Add(tree, trace.Steps);
        terminal.Draw(tree);
        foreach (var warning in trace.Warnings)
            terminal.WriteText(SafeText.Line($"warning: {warning}"));
    }

    private static void Add(IHasTreeNodes parent, IReadOnlyList<StepTrace> steps)
    {
        foreach (var step in steps)
        {
            var node = new TreeNode(new Text(SafeText.Line(Describe(step)), StyleOf(step)));
            Add(node, step.Fallback);
            parent.AddNode(node);
        }
    }

    private static string Describe(StepTrace step)
    {
        var text = new StringBuilder($"{step.Id}: {step.Detail}");
        if (step.Attempts > 1)
            text.Append(CultureInfo.InvariantCulture, $", {step.Attempts} attempts");
        if (step.Reason is { } reason)
            text.Append(CultureInfo.InvariantCulture, $", {reason}");
        if (step.ApprovedBy.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", approved by {string.Join(", ", step.ApprovedBy)}");
        if (step.Target is { } target)
            text.Append(CultureInfo.InvariantCulture, $", on {target}");
        if (step.Params.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", with {Json(step.Params)}");
        if (step.Error is { } error)
            text.Append(CultureInfo.InvariantCulture, $", error: {error}");
        else if (step.Output is { } output)
            text.Append(CultureInfo.InvariantCulture, $", returned {Json(output)}");
        return text.ToString();
    }

    private static string Json(object? value) => Encoding.UTF8.GetString(PlainData.ToJson(value));

    private static Style StyleOf(StepTrace step) => step.Status switch
    {
        "succeeded" => Good,
        "failed" or "aborted" => Bad,
        _ => Quiet,
    };
}
