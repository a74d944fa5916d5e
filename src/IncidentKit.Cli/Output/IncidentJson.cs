using System.Text.Json;
using IncidentKit.Data;

namespace IncidentKit.Cli.Output;

/// <summary>Incidents as JSON: the row of a list, and the whole record.</summary>
internal static class IncidentJson
{
    /// <summary>Writes the row of a list.</summary>
    public static void WriteRow(Utf8JsonWriter writer, IncidentListing listing)
    {
        writer.WriteStartObject();
        Row(writer, listing);
        writer.WriteEndObject();
    }

    /// <summary>Writes the row with everything else that the record holds.</summary>
    public static void WriteRecord(Utf8JsonWriter writer, IncidentListing listing)
    {
        var incident = listing.Incident;
        writer.WriteStartObject();
        Row(writer, listing);
        writer.WriteString("description", incident.Description);
        writer.WriteString("impact", incident.Impact);
        writer.WriteString("peak_severity", incident.PeakSeverity);
        writer.WriteNumber("episode", incident.Episode);
        writer.Instant("impact_started_at", incident.ImpactStartedAt);
        writer.Instant("detected_at", incident.DetectedAt);
        writer.Instant("escalates_from", incident.EscalatesFrom);
        writer.WriteString("acknowledged_by", incident.AcknowledgedBy);
        writer.Instant("identified_at", incident.IdentifiedAt);
        writer.Instant("left_open_at", incident.LeftOpenAt);
        writer.Instant("closed_at", incident.ClosedAt);
        writer.Texts("responders", incident.Responders);
        writer.Texts("affected_systems", incident.AffectedSystems);
        writer.Texts("affected_tenants", incident.AffectedTenants);
        writer.WriteString("user_impact", incident.UserImpact);
        writer.Number("users_affected_percent", incident.UsersAffectedPercent);
        writer.Flag("has_workaround", incident.HasWorkaround);
        writer.WriteString("scope", incident.Scope);
        writer.Flag("data_at_risk", incident.DataAtRisk);
        writer.Flag("security", incident.Security);
        writer.WritePropertyName("labels");
        PlainData.Write(writer, incident.Labels);
        Updates(writer, incident.StatusUpdates);
        writer.Texts("stakeholders_notified", incident.StakeholdersNotified);
        writer.WriteString("root_cause", incident.RootCause);
        writer.WriteString("resolution_summary", incident.ResolutionSummary);
        Actions(writer, incident.FollowUpActions);
        Analysis(writer, incident.RootCauseAnalysis);
        Duties(writer, incident.Duties);
        Classification(writer, incident.Classification);
        writer.WriteString("policy", incident.Policy);
        writer.WriteString("policy_hash", incident.PolicyHash);
        Room(writer, incident.WarRoom);
        writer.WriteString("signal", Words.Snake(incident.Signal));
        writer.WriteString("linked_to", incident.LinkedTo?.Value);
        writer.WriteString("tenant", incident.Tenant);
        writer.WriteNumber("version", incident.Version);
        writer.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter writer, IncidentListing listing)
    {
        var incident = listing.Incident;
        writer.WriteString("number", incident.DisplayNumber);
        writer.WriteString("id", incident.Id.Value);
        writer.WriteString("title", incident.Title);
        writer.WriteString("severity", incident.Severity);
        writer.WriteString("status", incident.Status.ToString());
        writer.WriteString("resolution", incident.Resolution is { } resolution ? Words.Snake(resolution) : null);
        writer.WriteString("category", incident.Category);
        writer.WriteString("owner", incident.Owner);
        writer.Instant("declared_at", incident.DeclaredAt);
        writer.Instant("acknowledged_at", incident.AcknowledgedAt);
        writer.Instant("mitigated_at", incident.MitigatedAt);
        writer.Instant("resolved_at", incident.ResolvedAt);
        writer.WriteNumber("alerts", listing.Alerts);
        writer.WriteNumber("alerts_firing", listing.AlertsFiring);
    }

    private static void Updates(Utf8JsonWriter writer, IReadOnlyList<StatusUpdate> updates)
    {
        writer.WriteStartArray("status_updates");
        foreach (var update in updates)
        {
            writer.WriteStartObject();
            writer.Instant("at", update.At);
            writer.WriteString("by", update.By);
            writer.WriteString("current_situation", update.CurrentSituation);
            writer.WriteString("actions_taken", update.ActionsTaken);
            writer.WriteString("next_steps", update.NextSteps);
            writer.WriteString("next_update_in", update.NextUpdateIn is { } next ? System.Xml.XmlConvert.ToString(next) : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Actions(Utf8JsonWriter writer, IReadOnlyList<ActionItem> items)
    {
        writer.WriteStartArray("follow_up_actions");
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", item.Number);
            writer.WriteString("description", item.Description);
            writer.WriteString("owner", item.Owner);
            writer.WriteString("due_date", item.DueDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteString("priority", item.Priority);
            writer.WriteString("status", Words.Snake(item.Status));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Analysis(Utf8JsonWriter writer, RootCauseAnalysis? analysis)
    {
        if (analysis is null)
        {
            writer.WriteNull("root_cause_analysis");
            return;
        }

        writer.WriteStartObject("root_cause_analysis");
        writer.WriteString("summary", analysis.Summary);
        writer.Texts("root_causes", analysis.RootCauses);
        writer.Texts("contributing_factors", analysis.ContributingFactors);
        writer.WriteString("impact_assessment", analysis.ImpactAssessment);
        writer.Texts("lessons_learned", analysis.LessonsLearned);
        writer.WriteString("recorded_by", analysis.RecordedBy);
        writer.Instant("recorded_at", analysis.RecordedAt);
        writer.WriteEndObject();
    }

    private static void Duties(Utf8JsonWriter writer, IReadOnlyList<Duty> duties)
    {
        writer.WriteStartArray("duties");
        foreach (var duty in duties)
        {
            writer.WriteStartObject();
            writer.WriteString("name", duty.Name);
            writer.Instant("due_at", duty.DueAt);
            writer.WriteString("status", Words.Snake(duty.Status));
            writer.WriteBoolean("required_to_close", duty.RequiredToClose);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Classification(Utf8JsonWriter writer, IncidentClassification classification)
    {
        writer.WriteStartObject("classification");
        writer.WriteString("severity", classification.Severity);
        writer.WriteString("rule", classification.Rule);
        writer.WriteBoolean("provisional", classification.Provisional);
        writer.Texts("missing", classification.Missing);
        writer.WriteString("floor", classification.Floor);
        writer.WritePropertyName("values");
        PlainData.Write(writer, classification.Values);
        writer.WriteEndObject();
    }

    private static void Room(Utf8JsonWriter writer, WarRoom? room)
    {
        if (room is null)
        {
            writer.WriteNull("war_room");
            return;
        }

        writer.WriteStartObject("war_room");
        writer.WriteString("name", room.Name);
        writer.WriteString("url", room.Url);
        writer.WriteEndObject();
    }
}
