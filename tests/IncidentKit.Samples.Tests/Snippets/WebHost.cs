using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Samples.Tests.Snippets;

internal static class WebHost
{
    public static void Build(string[] args)
    {
        #region web-host
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIncidentKit(kit => kit
            .UsePolicy("policy.yaml")
            .UseSqlite("incidents.db")
            .AddRunbooks("runbooks/*.yaml")
            .AddRunbookAction<RestartService>());

        var app = builder.Build();
        app.MapIncidentKit("/incidents");       // POST /incidents/alerts/alertmanager, guarded by IncidentKit:Alertmanager:BearerToken
        app.Run();
        #endregion
    }
}
