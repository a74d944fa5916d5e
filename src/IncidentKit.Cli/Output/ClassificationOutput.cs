using System.Text.Json;
using IncidentKit.Classification;
using IncidentKit.Cli.Input;
using IncidentKit.Policies;

namespace IncidentKit.Cli.Output;

/// <summary>Prints a severity and why.</summary>
internal static class ClassificationOutput
{
    public static void Write(Terminal terminal, ClassificationResult result, Policy policy, bool json)
    {
        var severity = policy.FindSeverity(result.Severity)!; // The classifier spells it as the policy does.
        if (!json)
        {
            terminal.Draw(Grids.Fields(
            [
                ("severity", $"{severity.Name} {severity.Title}"),
                ("rule", $"{result.Rule}{(result.RaisedBy == SeverityRaise.WhenUnknown ? $", which says {result.RuleSeverity}" : "")}"),
                ("provisional", result.Provisional ? $"{string.Join(", ", result.Missing.Concat(result.Problems))} not known; somebody must confirm the severity" : null),
                ("acknowledge within", TimeText.Of(severity.Targets.Acknowledge)),
                ("mitigate within", TimeText.Of(severity.Targets.Mitigate)),
                ("resolve within", TimeText.Of(severity.Targets.Resolve)),
                ("policy", policy.Name),
            ]));
            return;
        }

        terminal.WriteJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("severity", result.Severity);
            writer.WriteString("rule", result.Rule);
            writer.WriteString("policy", policy.Name);
            writer.WriteStartObject("targets");
            writer.WriteString("acknowledge", severity.Targets.Acknowledge?.ToJsonText());
            writer.WriteString("mitigate", severity.Targets.Mitigate?.ToJsonText());
            writer.WriteString("resolve", severity.Targets.Resolve?.ToJsonText());
            writer.WriteEndObject();
            if (result.Provisional)
            {
                writer.WriteBoolean("provisional", true);
                writer.Texts("missing", result.Missing);
                if (result.Problems.Count > 0)
                    writer.Texts("problems", result.Problems);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>Prints what is wrong with one line of a batch: the first error, and all where there are more.</summary>
    public static void WriteFaults(Terminal terminal, IReadOnlyList<ReportFault> faults) => terminal.WriteJson(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("error");
        Write(writer, faults[0]);
        if (faults.Count > 1)
        {
            writer.WriteStartArray("errors");
            foreach (var fault in faults)
                Write(writer, fault);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, ReportFault fault)
    {
        writer.WriteStartObject();
        writer.WriteString("message", fault.Message);
        writer.WriteNumber("position", fault.Column);
        writer.WriteEndObject();
    }
}
