using IncidentKit.Runbooks;
using IncidentKit.Samples.WebService.Api;
using IncidentKit.Samples.WebService.Authentication;
using IncidentKit.Samples.WebService.Platform;

var builder = WebApplication.CreateBuilder(args);

// What the runbook works on. A real host has a client of its platform here.
var platform = new PretendPlatform();
builder.Services.AddSingleton<IPlatform>(platform);

builder.Services.AddIncidentKit(kit => kit
    .UsePolicy("policy.yaml")
    .UseSqlite(builder.Configuration["Store"] ?? "incidents.db")
    .AddRunbooks("runbooks/*.yaml")
    .AddRunbookAction<RestartService>()
    .AddRunbookAction("health_check", (context, _) => new(platform.IsHealthy(context.Target ?? "")), Idempotency.Safe)
    .AddRunbookAction("get_recent_deployments", (context, _) => new(platform.RecentDeployments(context.GetText("service"))), Idempotency.Safe)
    .AddRunbookAction("rollback_deployment", (context, _) => new(platform.RollBack(context.GetText("deployment_id"))), Idempotency.Keyed)
    .AddRunbookAction("scale_service", (context, _) => new(platform.Scale(context.GetText("service"), context.GetInteger("replicas"))), Idempotency.Keyed)
    .AddRunbookRoot("metrics", (_, _) => new(platform.Metrics()))
    .AddRunbookRoot("current_replicas", (_, _) => new(platform.Replicas))
    .AddConsole());

builder.Services.AddAuthentication(ApiKeyOptions.Scheme).AddScheme<ApiKeyOptions, ApiKeyHandler>(
    ApiKeyOptions.Scheme,
    options => options.Keys = builder.Configuration.GetSection("ApiKeys").GetChildren().ToDictionary(key => $"user:{key.Key}", key => key.Value ?? ""));
builder.Services.AddAuthorization();
builder.Services.AddProblemDetails();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

// Alertmanager posts to /incidents/alerts/alertmanager, guarded by IncidentKit:Alertmanager:BearerToken.
app.MapIncidentKit("/incidents");
app.MapIncidentApi("/api/incidents").RequireAuthorization();

app.Run();
