using System.Text.Json;

namespace IncidentKit.Policies;

/// <summary>What a policy says about telling people, and its tables, as JSON.</summary>
internal static class PolicyCommunicationJson
{
    public static void Write(Utf8JsonWriter writer, Policy policy)
    {
        writer.WriteStartArray("communication");
        foreach (var rule in policy.Communication)
            WriteRule(writer, rule);
        writer.WriteEndArray();
        writer.WriteStartArray("triggers");
        foreach (var trigger in policy.Triggers)
            WriteTrigger(writer, trigger);
        writer.WriteEndArray();
        writer.WriteStartArray("periodic");
        foreach (var rule in policy.Periodic)
            WritePeriodic(writer, rule);
        writer.WriteEndArray();
        writer.WriteStartObject("pages");
        PolicyJson.Duration(writer, "answer_within", policy.Pages.AnswerWithin);
        writer.WriteEndObject();
        WriteTables(writer, policy.Tables);
    }

    private static void WriteRule(Utf8JsonWriter writer, CommunicationRule rule)
    {
        writer.WriteStartObject();
        PolicyJson.Texts(writer, "severities", rule.Severities);
        writer.WriteString("stage", PolicyWords.Of(PolicyWords.Stages, rule.Stage));
        PolicyJson.Duration(writer, "within", rule.Within);
        PolicyJson.Texts(writer, "audiences", rule.Audiences);
        PolicyJson.Texts(writer, "channels", rule.Channels);
        writer.WriteString("template", rule.Template);
        writer.WriteString("required", PolicyWords.Of(PolicyWords.Needs, rule.Required));
        writer.WriteEndObject();
    }

    private static void WriteTrigger(Utf8JsonWriter writer, EscalationTrigger trigger)
    {
        writer.WriteStartObject();
        writer.WriteString("name", trigger.Name);
        writer.WriteString("title", trigger.Title);
        writer.WriteString("on", PolicyWords.Of(PolicyWords.Causes, trigger.On));
        PolicyJson.Targets(writer, "notify", trigger.Notify);
        PolicyJson.Texts(writer, "do", [.. trigger.Do.Select(action => action.ToString())]);
        writer.WriteEndObject();
    }

    private static void WritePeriodic(Utf8JsonWriter writer, PeriodicRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("name", rule.Name);
        writer.WriteString("title", rule.Title);
        writer.WriteString("kind", PolicyWords.Of(PolicyWords.Kinds, rule.Kind));
        PolicyJson.Duration(writer, "every", rule.Every);
        writer.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter writer, IReadOnlyDictionary<string, PolicyTable> tables)
    {
        writer.WriteStartObject("tables");
        foreach (var (name, table) in PolicyJson.Sorted(tables))
        {
            writer.WriteStartObject(name);
            writer.WriteString("title", table.Title);
            PolicyJson.Texts(writer, "columns", table.Columns);
            writer.WriteStartArray("rows");
            foreach (var row in table.Rows)
            {
                writer.WriteStartArray();
                foreach (var cell in row)
                    writer.WriteStringValue(cell);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
