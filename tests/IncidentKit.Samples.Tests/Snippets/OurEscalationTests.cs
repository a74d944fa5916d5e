#region test-example
using IncidentKit;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;
#endregion

namespace IncidentKit.Samples.Tests.Snippets;

#region test-example
public sealed class OurEscalationTests
{
    [Fact]
    public async Task Unacknowledged_sev1_reaches_the_lead_after_15_minutes_even_across_a_restart()
    {
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy("adr-0072"));
        await kit.DeclareAsync(new IncidentReport { Title = "DB down", Category = "System", UsersAffectedPercent = 80 });

        await kit.AdvanceAsync(TimeSpan.FromMinutes(14));
        Assert.DoesNotContain(kit.Notifications, n => n.Target == "role:engineering-lead");

        await kit.RestartAsync();               // a new engine on the same store
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(kit.Notifications, n => n.Target == "role:engineering-lead");
    }
}
#endregion
