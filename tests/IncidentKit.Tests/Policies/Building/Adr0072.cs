using IncidentKit.Policies;
using IncidentKit.Policies.Building;

namespace IncidentKit.Tests.Policies.Building;

/// <summary>The pack adr-0072, written in code.</summary>
internal static class Adr0072
{
    public static Policy Build(PolicyBuilder policy, IReadOnlyDictionary<string, string> templates)
    {
        policy
            .Title("ADR 0072 incident response")
            .Fallback("role:engineering-lead")
            .AssignFrom("schedule:on-call")
            .Severity("SEV1", s => s.Title("Critical").Criteria("Complete outage, data loss, security breach").Acknowledge(TimeSpan.FromMinutes(15)).Pages())
            .Severity("SEV2", s => s.Title("Major").Criteria("Significant degradation, partial outage").Acknowledge(TimeSpan.FromHours(1)).Pages())
            .Severity("SEV3", s => s.Title("Minor").Criteria("Limited impact, workaround available").Acknowledge("4h"))
            .Severity("SEV4", s => s.Title("Low").Criteria("Minimal impact, cosmetic issues").Acknowledge("24h").DoesNotPage())
            .Categories("System", "Security", "Operational", "Data")
            .Impacts("DataBreach", "SystemCompromise", "AttemptedBreach", "EngagementFailure", "SensorMalfunction", "Other")
            .Intake("alert.labels.category != null", i => i.Field("category", "{{ alert.labels.category }}"))
            .Intake("true", i => i.Field("category", "System"))
            .Intake("alert.labels.severity == 'critical'", i => i.Floor("SEV1"))
            .Intake("alert.labels.severity == 'warning'", i => i.Floor("SEV3"))
            .Otherwise("SEV4")
            .Rule("security-breach", "category == 'Security' and impact in ('DataBreach', 'SystemCompromise')", "SEV1")
            .Rule("security-attempt", "category == 'Security' and impact == 'AttemptedBreach'", "SEV2")
            .Rule("security-other", "category == 'Security'", "SEV3")
            .Rule("system-outage", "category == 'System' and users_affected_percent > 50", "SEV1")
            .Rule("system-major", "category == 'System' and users_affected_percent > 10 and not has_workaround", "SEV2")
            .Rule("system-workaround", "category == 'System' and users_affected_percent > 10", "SEV3")
            .Rule("system-minor", "category == 'System'", "SEV4")
            .Rule("engagement-failure", "category == 'Operational' and impact == 'EngagementFailure'", "SEV1")
            .Rule("sensor-malfunction", "category == 'Operational' and impact == 'SensorMalfunction'", "SEV2")
            .Rule("operational-other", "category == 'Operational'", "SEV3")
            .WhenUnknown("SEV2")
            .Escalation("SEV1", l => l
                .Step("page", TimeSpan.Zero, s => s.Notify("schedule:on-call").Page())
                .Step("escalate", TimeSpan.FromMinutes(15), s => s.Notify("role:engineering-lead", "role:management").CreateWarRoom().NotifyManagement()))
            .Escalation("SEV2", l => l
                .Step("page", TimeSpan.Zero, s => s.Notify("schedule:on-call").Page())
                .Step("escalate", "1h", s => s.Notify("role:engineering-lead")))
            .Escalation("SEV3", l => l
                .Step("assign", TimeSpan.Zero, s => s.Notify("role:assignee"))
                .Step("escalate", "4h", s => s.Notify("role:team-lead")))
            .Escalation("SEV4", l => l
                .Step("assign", TimeSpan.Zero, s => s.Notify("role:assignee"))
                .Step("escalate", "24h", s => s.Notify("role:team-lead")))
            .Update("stakeholders", TimeSpan.FromMinutes(30), u => u.For("SEV1", "SEV2").Template("status-update"))
            .Duty("root_cause_analysis", TimeSpan.FromHours(48), d => d.For("SEV1", "SEV2", "SEV3", "SEV4").RequiredToClose("SEV1", "SEV2"))
            .Detection("critical-issue", TimeSpan.FromMinutes(5))
            .Room("#incident-{{ incident.number }}");
        foreach (var (name, text) in templates)
            policy.Template(name, text);
        return policy.Build();
    }
}
