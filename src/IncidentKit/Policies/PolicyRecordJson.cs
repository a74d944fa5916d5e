using System.Text.Json;

namespace IncidentKit.Policies;

/// <summary>What a policy only records, as JSON.</summary>
internal static class PolicyRecordJson
{
    public static void WriteDetection(Utf8JsonWriter writer, IReadOnlyList<DetectionRule> rules)
    {
        writer.WriteStartArray("detection");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("name", rule.Name);
            writer.WriteString("title", rule.Title);
            if (rule.DetectWithin is { } within)
                PolicyJson.Duration(writer, "detect_within", within);
            if (rule.When is not null)
            {
                writer.WriteString("when", rule.When);
                PolicyJson.Duration(writer, "for", rule.For);
                writer.WriteString("declare", rule.Declare);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteRouting(Utf8JsonWriter writer, IReadOnlyList<RoutingRule> rules)
    {
        writer.WriteStartArray("routing");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("when", rule.When);
            PolicyJson.Texts(writer, "channels", rule.Channels);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteChecklists(Utf8JsonWriter writer, IReadOnlyDictionary<string, Checklist> checklists)
    {
        writer.WriteStartObject("checklists");
        foreach (var (name, checklist) in PolicyJson.Sorted(checklists))
        {
            writer.WriteStartObject(name);
            writer.WriteString("title", checklist.Title);
            writer.WriteString("when", checklist.When);
            PolicyJson.Texts(writer, "severities", checklist.Severities);
            PolicyJson.Duration(writer, "after", checklist.After);
            PolicyJson.Duration(writer, "within", checklist.Within);
            PolicyJson.Texts(writer, "items", checklist.Items);
            writer.WriteString("order", checklist.IsStrict ? "strict" : "any");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static void WriteObligations(Utf8JsonWriter writer, IReadOnlyDictionary<string, Obligation> obligations)
    {
        writer.WriteStartObject("obligations");
        foreach (var (name, obligation) in PolicyJson.Sorted(obligations))
        {
            writer.WriteStartObject(name);
            writer.WriteString("start", obligation.Start);
            writer.WriteString("calendar", obligation.Calendar);
            writer.WriteStartArray("phases");
            foreach (var phase in obligation.Phases)
            {
                writer.WriteStartObject();
                PolicyJson.Duration(writer, "within", phase.Within);
                PolicyJson.Texts(writer, "contents", phase.Contents);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("source", obligation.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
