using IncidentKit.Notifications;

namespace IncidentKit.Notifiers.Tests;

/// <summary>The notification that the tests send.</summary>
internal static class Notifications
{
    public static Notification Page() => new()
    {
        IdempotencyKey = "inc-1/escalate/0/schedule:on-call",
        Kind = NotificationKind.Page,
        Target = "schedule:on-call",
        Person = "user:ana",
        IncidentId = new IncidentId("0193a2b4c5d67e8f9a0b1c2d3e4f5a6b"),
        Tenant = "payments",
        IncidentNumber = "INC-7",
        Severity = "SEV1",
        Status = IncidentStatus.PostMortem,
        Subject = "Équipe Données – ☎ 日本 «überprüfen» 🔥",
        Text = "63 % of users\n\nsee the **runbook**",
        Rule = "SEV1/escalate",
        At = new DateTimeOffset(2026, 11, 20, 23, 12, 37, TimeSpan.Zero),
    };
}
