using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Tests.Engine;

/// <summary>ADR 0072, "Escalation Matrix", on a turned clock.</summary>
public sealed class EscalationMatrixTests
{
    private static readonly IncidentReport Sev1 = new() { Title = "DB down", Category = "System", UsersAffectedPercent = 80 };

    [Fact]
    public async Task Unacknowledged_sev1_pages_the_lead_after_15_minutes_even_across_a_restart()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(k => k.UsePolicy("adr-0072"));
        await kit.DeclareAsync(Sev1);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(14));
        Assert.DoesNotContain(kit.Notifications, n => n.Target == "role:engineering-lead");
        await kit.RestartAsync();
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Single(kit.Notifications, n => n.Target == "role:engineering-lead");
    }
}
