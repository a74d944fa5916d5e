#region first-program
using IncidentKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
#endregion

namespace IncidentKit.Samples.Tests.Snippets;

internal static class FirstProgram
{
    public static async Task RunAsync(string[] args)
    {
        #region first-program
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddIncidentKit(kit => kit
            .UsePolicy("adr-0072")              // the built-in pack; or a file of your own
            .UseSqlite("incidents.db")          // survives a kill at any moment
            .AddConsole());                     // who is told, on the console

        using var host = builder.Build();
        await host.StartAsync();

        var incidents = host.Services.GetRequiredService<IIncidentManager>();
        var incident = await incidents.DeclareAsync(new IncidentReport { Title = "Payments failing", Category = "System", UsersAffectedPercent = 63 });
        Console.WriteLine($"{incident.DisplayNumber} is {incident.Severity}, by the rule {incident.Classification.Rule}");

        await host.WaitForShutdownAsync();      // pages at once, escalates after 15 minutes, until somebody resolves it
        #endregion
    }
}
