using System.Net;
using System.Net.Http.Headers;
using IncidentKit.AspNetCore.Alertmanager;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.AspNetCore.Tests.Alertmanager;

/// <summary>What only a real server does: its own limits, and bodies that are still under way when the answer is known.</summary>
public sealed class AlertmanagerReceiverOnKestrelTests
{
    [Theory]
    [InlineData(1_000, 262_144)]
    [InlineData(30_000_000, 2_000)]
    public async Task Body_past_either_limit_is_413(int serverLimit, int receiverLimit)
    {
        await using WebApplication app = await StartAsync(serverLimit, receiverLimit);

        foreach (HttpContent content in new HttpContent[] { ReceiverHost.Json(Fixtures.Read(Fixtures.ThreeFiring)), new ChunkedContent(Fixtures.Read(Fixtures.ThreeFiring)) })
        {
            HttpResponseMessage response = await PostAsync(app, content);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Contains("\"body_too_large\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Messages_over_real_connections_are_taken()
    {
        await using WebApplication app = await StartAsync(30_000_000, 262_144);

        HttpResponseMessage[] responses = await Task.WhenAll(Fixtures.All.Select(name => PostAsync(app, new ChunkedContent(Fixtures.Read(name)))));

        Assert.All(responses, r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
    }

    private static async Task<WebApplication> StartAsync(int serverLimit, int receiverLimit)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = serverLimit);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IIncidentManager>(new RecordingManager());
        builder.Services.Configure<AlertmanagerReceiverOptions>(o =>
        {
            o.BearerToken = ReceiverHost.Token;
            o.MaxBodyBytes = receiverLimit;
        });
        WebApplication app = builder.Build();
        app.MapIncidentKit();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<HttpResponseMessage> PostAsync(WebApplication app, HttpContent content)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ReceiverHost.Token);
        return await client.PostAsync(new Uri(app.Urls.First() + ReceiverHost.Path), content, TestContext.Current.CancellationToken);
    }
}
