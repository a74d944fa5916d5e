using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IncidentKit.Policies;

/// <summary>A policy as JSON: the document of a policy file, merged with what it extends, every default written out.</summary>
/// <remarks>
/// The result is canonical: equal policies give equal bytes. It is a policy document itself, which <see cref="PolicyReader.ReadStored(string, ReadOnlySpan{byte})"/>
/// and <see cref="PolicyReader.Read(string, string, IPolicySource?)"/> read back. Durations are ISO 8601 or words such as <c>next_business_day</c>; <c>extends</c> is null,
/// because what was extended is part of it.
/// </remarks>
public static class PolicyJson
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical document.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>JSON in UTF-8, without line breaks.</returns>
    public static byte[] ToUtf8Bytes(Policy policy)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
            Write(writer, policy);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The hash by which an incident keeps the policy that it began with.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>SHA-256 of <see cref="ToUtf8Bytes"/> in lower-case hex.</returns>
    public static string Hash(Policy policy) => Convert.ToHexStringLower(SHA256.HashData(ToUtf8Bytes(policy)));

    /// <summary>Writes the document.</summary>
    /// <param name="writer">Where to; its options decide about line breaks.</param>
    /// <param name="policy">The policy.</param>
    public static void Write(Utf8JsonWriter writer, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(policy);
        writer.WriteStartObject();
        writer.WriteString("name", policy.Name);
        writer.WriteString("title", policy.Title);
        writer.WriteNull("extends");
        Targets(writer, "fallback", policy.Fallback);
        writer.WriteString("assign_from", policy.AssignFrom?.ToString());
        WriteCalendar(writer, policy.Calendar);
        writer.WriteStartArray("severities");
        foreach (var severity in policy.Severities)
            WriteSeverity(writer, severity);
        writer.WriteEndArray();
        Texts(writer, "categories", policy.Categories);
        Texts(writer, "impacts", policy.Impacts);
        PolicyRuleJson.WriteIntake(writer, policy.Intake);
        PolicyRuleJson.WriteClassification(writer, policy);
        writer.WriteString("when_unknown", policy.WhenUnknown);
        PolicyRuleJson.WriteEscalation(writer, policy);
        PolicyRuleJson.WriteUpdates(writer, policy.Updates);
        PolicyRuleJson.WriteRoles(writer, policy.Roles);
        PolicyRuleJson.WriteDuties(writer, policy.PostIncident);
        PolicyRecordJson.WriteDetection(writer, policy.Detection);
        PolicyRecordJson.WriteRouting(writer, policy.Routing);
        writer.WriteStartObject("rooms");
        writer.WriteString("name", policy.Rooms.Name);
        writer.WriteEndObject();
        PolicyRecordJson.WriteChecklists(writer, policy.Checklists);
        PolicyRecordJson.WriteObligations(writer, policy.Obligations);
        PolicyCommunicationJson.Write(writer, policy);
        writer.WriteStartObject("templates");
        foreach (var (name, text) in Sorted(policy.Templates))
            writer.WriteString(name, text);
        writer.WriteEndObject();
        Texts(writer, "runbooks", policy.Runbooks);
        writer.WriteString("escalates_from", policy.EscalatesFrom == EscalationOrigin.Detected ? "detected" : "declared");
        Duration(writer, "monitor_for", policy.MonitorFor);
        WriteAllAlertsResolved(writer, policy.OnAllAlertsResolved);
        Duration(writer, "sprint", policy.Sprint);
        writer.WriteStartObject("sub_statuses");
        foreach (var (status, names) in policy.SubStatuses.OrderBy(s => s.Key))
            Texts(writer, status.ToString(), names);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal static void Texts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    internal static void Targets(Utf8JsonWriter writer, string name, IReadOnlyList<Target> targets)
    {
        writer.WriteStartArray(name);
        foreach (var target in targets)
            writer.WriteStringValue(target.ToString());
        writer.WriteEndArray();
    }

    internal static void Duration(Utf8JsonWriter writer, string name, TimeSpan? duration) =>
        Duration(writer, name, duration is { } value ? PolicyDuration.FromTimeSpan(value) : (PolicyDuration?)null);

    internal static void Duration(Utf8JsonWriter writer, string name, PolicyDuration? duration) =>
        writer.WriteString(name, duration?.ToJsonText());

    internal static IOrderedEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> map) =>
        map.OrderBy(e => e.Key, StringComparer.Ordinal);

    private static void WriteCalendar(Utf8JsonWriter writer, PolicyCalendar calendar)
    {
        writer.WriteStartObject("calendar");
        writer.WriteString("time_zone", calendar.TimeZone);
        writer.WriteStartObject("business_hours");
        Texts(writer, "days", [.. calendar.Days.Select(CalendarBinder.WordOf)]);
        writer.WriteString("from", calendar.From.ToString("HH:mm"));
        writer.WriteString("to", calendar.To.ToString("HH:mm"));
        writer.WriteEndObject();
        Texts(writer, "holidays", [.. calendar.Holidays.Select(d => d.ToString("yyyy-MM-dd"))]);
        writer.WriteEndObject();
    }

    private static void WriteSeverity(Utf8JsonWriter writer, SeverityDefinition severity)
    {
        writer.WriteStartObject();
        writer.WriteString("name", severity.Name);
        writer.WriteString("title", severity.Title);
        writer.WriteString("criteria", severity.Criteria);
        Texts(writer, "aliases", severity.Aliases);
        writer.WriteStartObject("targets");
        Duration(writer, "acknowledge", severity.Targets.Acknowledge);
        Duration(writer, "classify", severity.Targets.Classify);
        Duration(writer, "assess", severity.Targets.Assess);
        Duration(writer, "mitigate", severity.Targets.Mitigate);
        Duration(writer, "resolve", severity.Targets.Resolve);
        Duration(writer, "notice_of_resolution", severity.Targets.NoticeOfResolution);
        writer.WriteEndObject();
        writer.WriteString("urgency", severity.Pages ? "high" : "low");
        writer.WriteString("mode", severity.Mode == SeverityMode.Track ? "track" : "normal");
        Duration(writer, "acknowledgement_expires", severity.AcknowledgementExpires);
        writer.WriteEndObject();
    }

    private static void WriteAllAlertsResolved(Utf8JsonWriter writer, AllAlertsResolved rule)
    {
        if (rule.ResolveAfter is not { } after)
        {
            writer.WriteString("on_all_alerts_resolved", "mark");
            return;
        }

        writer.WriteStartObject("on_all_alerts_resolved");
        Duration(writer, "resolve_after", after);
        writer.WriteEndObject();
    }
}
