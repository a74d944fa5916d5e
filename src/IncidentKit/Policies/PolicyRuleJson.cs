using System.Text.Json;

namespace IncidentKit.Policies;

/// <summary>The rules of a policy as JSON.</summary>
internal static class PolicyRuleJson
{
    public static void WriteIntake(Utf8JsonWriter writer, IReadOnlyList<IntakeRule> rules)
    {
        writer.WriteStartArray("intake");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("when", rule.When);
            if (rule.Set.Count > 0)
            {
                writer.WriteStartObject("set");
                foreach (var (field, template) in rule.Set)
                    writer.WriteString(field, template);
                writer.WriteEndObject();
            }

            if (rule.Floor is not null)
                writer.WriteString("floor", rule.Floor);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteClassification(Utf8JsonWriter writer, Policy policy)
    {
        writer.WriteStartArray("classification");
        foreach (var rule in policy.Classification)
        {
            writer.WriteStartObject();
            writer.WriteString("name", rule.Name);
            writer.WriteString("when", rule.When);
            writer.WriteString("severity", rule.Severity);
            writer.WriteEndObject();
        }

        writer.WriteStartObject();
        writer.WriteString("otherwise", policy.Otherwise);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    public static void WriteEscalation(Utf8JsonWriter writer, Policy policy)
    {
        writer.WriteStartObject("escalation");
        foreach (var severity in policy.Severities)
        {
            if (!policy.Escalation.TryGetValue(severity.Name, out var ladder))
                continue;
            writer.WritePropertyName(severity.Name);
            if (ladder.None)
                writer.WriteStringValue("none");
            else
                WriteLadder(writer, ladder);
        }

        writer.WriteEndObject();
    }

    public static void WriteUpdates(Utf8JsonWriter writer, IReadOnlyList<UpdateRule> rules)
    {
        writer.WriteStartArray("updates");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            PolicyJson.Texts(writer, "severities", rule.Severities);
            if (rule.IsTicket)
                writer.WriteBoolean("ticket", true);
            else
                PolicyJson.Duration(writer, "every", rule.Every);
            writer.WriteString("audience", rule.Audience);
            writer.WriteString("template", rule.Template);
            writer.WriteString("until", rule.Until == UpdateUntil.Mitigated ? "mitigated" : "resolved");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteRoles(Utf8JsonWriter writer, IReadOnlyDictionary<string, RoleDefinition> roles)
    {
        writer.WriteStartObject("roles");
        foreach (var (name, role) in PolicyJson.Sorted(roles))
        {
            writer.WriteStartObject(name);
            writer.WriteString("title", role.Title);
            PolicyJson.Texts(writer, "duties", role.Duties);
            PolicyJson.Texts(writer, "tasks", role.Tasks);
            PolicyJson.Texts(writer, "authority", role.Authority);
            PolicyJson.Targets(writer, "bind", role.Bind);
            PolicyJson.Texts(writer, "required_for", role.RequiredFor);
            writer.WriteString("required_when", role.RequiredWhen);
            PolicyJson.Duration(writer, "within", role.Within);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static void WriteDuties(Utf8JsonWriter writer, IReadOnlyList<DutyRule> duties)
    {
        writer.WriteStartArray("post_incident");
        foreach (var duty in duties)
        {
            writer.WriteStartObject();
            PolicyJson.Texts(writer, "severities", duty.Severities);
            writer.WriteString("duty", duty.Duty);
            writer.WriteString("title", duty.Title);
            PolicyJson.Duration(writer, "within", duty.Within);
            PolicyJson.Duration(writer, "warn_after", duty.WarnAfter);
            writer.WriteBoolean("optional", duty.IsOptional);
            writer.WriteString("after", duty.After switch
            {
                DutyOrigin.Declared => "declared",
                DutyOrigin.Mitigated => "mitigated",
                _ => "resolved",
            });
            PolicyJson.Texts(writer, "required_to_close", duty.RequiredToClose);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLadder(Utf8JsonWriter writer, EscalationLadder ladder)
    {
        if (ladder.Repeat > 0)
        {
            writer.WriteStartObject();
            writer.WriteNumber("repeat", ladder.Repeat);
            writer.WritePropertyName("steps");
        }

        writer.WriteStartArray();
        foreach (var step in ladder.Steps)
            WriteStep(writer, step);
        writer.WriteEndArray();
        if (ladder.Repeat > 0)
            writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, EscalationStep step)
    {
        writer.WriteStartObject();
        writer.WriteString("id", step.Id);
        PolicyJson.Duration(writer, "after", step.After);
        writer.WriteString("from", step.From == EscalationStepOrigin.Previous ? "previous" : "detection");
        writer.WriteString("unless", step.Unless switch
        {
            EscalationUnless.Acknowledged => "acknowledged",
            EscalationUnless.Mitigated => "mitigated",
            _ => "resolved",
        });
        PolicyJson.Targets(writer, "notify", step.Notify);
        PolicyJson.Texts(writer, "do", [.. step.Do.Select(action => action.ToString())]);
        writer.WriteString("when", step.When);
        writer.WriteString("when_empty", step.WhenEmpty switch
        {
            EscalationWhenEmpty.Wait => "wait",
            EscalationWhenEmpty.Skip => "skip",
            _ => "next",
        });
        writer.WriteString("hours", step.Hours == EscalationHours.Business ? "business" : "any");
        writer.WriteString("pick", step.Pick == EscalationPick.RoundRobin ? "round_robin" : "all");
        if (step.Repeat is { } repeat)
        {
            writer.WriteStartObject("repeat");
            PolicyJson.Duration(writer, "every", repeat.Every);
            writer.WriteNumber("times", repeat.Times);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
