using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Notifiers.Tests.Webhook;

/// <summary>A web server on a free loopback port that answers as a test wants and keeps what it was sent.</summary>
internal sealed class LoopbackReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackReceiver(WebApplication app) => _app = app;

    public List<Received> Requests { get; } = [];

    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Url => new(_app.Urls.First() + "/hook");

    public static async Task<LoopbackReceiver> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        var receiver = new LoopbackReceiver(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            lock (receiver.Requests)
                receiver.Requests.Add(new Received(context.Request.Path, context.Request.ContentType, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            receiver.Reached.TrySetResult();
            await answer(context);
        });
        await app.StartAsync();
        return receiver;
    }

    public static Task<LoopbackReceiver> AnsweringAsync(int status, string? retryAfter = null, string body = "") => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        if (status is >= 300 and < 400)
            context.Response.Headers.Location = "/elsewhere";
        if (body.Length > 0)
            await context.Response.WriteAsync(body, context.RequestAborted);
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public sealed record Received(string Path, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body);
}
