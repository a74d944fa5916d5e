using System.Net.Http.Headers;
using System.Text;
using IncidentKit.AspNetCore.Alertmanager;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentKit.AspNetCore.Tests;

/// <summary>A web host in memory with the receiver and a recording front door.</summary>
internal sealed class ReceiverHost : IAsyncDisposable
{
    public const string Token = "the-token-of-the-tests";
    public const string Path = "/incidents/alerts/alertmanager";

    private readonly WebApplication _app;

    private ReceiverHost(WebApplication app, RecordingManager manager, RecordingLogger log)
    {
        _app = app;
        Manager = manager;
        Log = log;
        Client = app.GetTestClient();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public RecordingManager Manager { get; }

    public RecordingLogger Log { get; }

    public HttpClient Client { get; }

    public TestServer Server => _app.GetTestServer();

    public static async Task<ReceiverHost> StartAsync(
        Action<AlertmanagerReceiverOptions>? configure = null,
        string environment = "Production",
        Dictionary<string, string?>? configuration = null,
        Action<WebApplication>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var manager = new RecordingManager();
        var log = new RecordingLogger();
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Configuration.AddInMemoryCollection(configuration ?? new Dictionary<string, string?> { ["IncidentKit:Alertmanager:BearerToken"] = Token });
        builder.Services.AddSingleton<IIncidentManager>(manager);
        new Kit(builder.Services).ConfigureAlertmanager(configure ?? (_ => { }));
        WebApplication app = builder.Build();
        try
        {
            app.UseRouting();
            (map ?? (a => a.MapIncidentKit("/incidents")))(app);
            await app.StartAsync();
            return new ReceiverHost(app, manager, log);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Task<HttpResponseMessage> PostAsync(string json) => PostAsync(Encoding.UTF8.GetBytes(json));

    public Task<HttpResponseMessage> PostAsync(byte[] body) => SendAsync(Json(body));

    public Task<HttpResponseMessage> SendAsync(HttpContent content) => Client.PostAsync(new Uri(Path, UriKind.Relative), content, TestContext.Current.CancellationToken);

    public static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Kit(IServiceCollection services) : IIncidentKitBuilder
    {
        public IServiceCollection Services => services;
    }
}
