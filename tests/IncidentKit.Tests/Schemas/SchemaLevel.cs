using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Runbooks;

namespace IncidentKit.Tests.Schemas;

/// <summary>A map of a document, and where its keys are written: at the <c>@</c> of <paramref name="Text"/>.</summary>
/// <param name="Part">The schema's part for it.</param>
/// <param name="Text">A document that lets its reader come this far.</param>
/// <param name="Refused">The keys that the reader knows and refuses.</param>
internal sealed record SchemaLevel(string Part, string Text, params IReadOnlyList<string> Refused)
{
    private const string PolicyHead = "name: p\nextends: adr-0072\n";

    public static IReadOnlyList<SchemaLevel> OfPolicies { get; } =
    [
        new("#", PolicyHead + "@"),
        new("severity", PolicyHead + "severities: [{ @ }]"),
        new("targets", PolicyHead + "severities: [{ targets: { @ } }]"),
        new("calendar", PolicyHead + "calendar: { @ }"),
        new("businessHours", PolicyHead + "calendar: { business_hours: { @ } }"),
        new("intakeRule", PolicyHead + "intake: [{ @ }]"),
        new("intakeSet", PolicyHead + "intake: [{ set: { @ } }]"),
        new("classificationRule", PolicyHead + "classification: [{ @ }]"),
        new("otherwise", PolicyHead + "classification: [{ otherwise: SEV4, @ }]"),
        new("ladderMap", PolicyHead + "escalation: { SEV4: { @ } }"),
        new("escalationStep", PolicyHead + "escalation: { SEV4: [{ @ }] }"),
        new("stepRepeat", PolicyHead + "escalation: { SEV4: [{ repeat: { @ } }] }"),
        new("updateRule", PolicyHead + "updates: [{ @ }]"),
        new("role", PolicyHead + "roles: { r: { @ } }"),
        new("dutyRule", PolicyHead + "post_incident: [{ @ }]"),
        new("detectionRule", PolicyHead + "detection: [{ @ }]"),
        new("routingRule", PolicyHead + "routing: [{ @ }]"),
        new("allAlertsResolved", PolicyHead + "on_all_alerts_resolved: { @ }"),
        new("communicationRule", PolicyHead + "communication: [{ @ }]"),
        new("trigger", PolicyHead + "triggers: [{ @ }]"),
        new("periodicRule", PolicyHead + "periodic: [{ @ }]"),
        new("pages", PolicyHead + "pages: { @ }"),
        new("table", PolicyHead + "tables: { t: { @ } }"),
        new("rooms", PolicyHead + "rooms: { @ }"),
        new("checklist", PolicyHead + "checklists: { c: { @ } }"),
        new("obligation", PolicyHead + "obligations: { o: { @ } }"),
        new("obligationPhase", PolicyHead + "obligations: { o: { phases: [{ @ }] } }"),
    ];

    public static IReadOnlyList<SchemaLevel> OfRunbooks { get; } =
    [
        new("#", "@", RunbookKeys.Top),
        new("trigger", "trigger: { @ }", RunbookKeys.Trigger),
        new("permissions", "permissions: { @ }", RunbookKeys.Permissions),
        new("step", "steps: [{ @ }]", RunbookKeys.Step),
        new("retryMap", "steps: [{ retry: { @ } }]", RunbookKeys.Retry),
        new("approval", "steps: [{ requires_approval: true, approval: { @ } }]", RunbookKeys.Approval),
    ];

    public static IReadOnlyList<SchemaLevel> All { get; } = [.. OfPolicies, .. OfRunbooks];

    public SchemaFile Schema => OfPolicies.Contains(this) ? SchemaFile.Policy : SchemaFile.Runbook;

    /// <summary>What the reader finds when something is written here.</summary>
    public IReadOnlyList<Diagnostic> Read(string entry)
    {
        var text = Text.Replace("@", entry, StringComparison.Ordinal);
        return Schema == SchemaFile.Policy ? PolicyReader.Read("p.yaml", text).Diagnostics : RunbookReader.Read("r.yaml", text).Diagnostics;
    }
}
