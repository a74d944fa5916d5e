using System.Net;
using IncidentKit.AspNetCore.Alertmanager;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IncidentKit.AspNetCore.Tests.Builder;

public sealed class MapIncidentKitTests
{
    private const string Section = "IncidentKit:Alertmanager:";

    [Fact]
    public async Task Mapping_without_a_token_outside_development_stops_the_start()
    {
        foreach (string environment in new[] { "Production", "Staging" })
        {
            OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ReceiverHost.StartAsync(environment: environment, configuration: []));
            Assert.Contains("IncidentKit:Alertmanager:BearerToken is missing", Assert.Single(refused.Failures), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Development", false)]
    [InlineData("Production", true)]
    public async Task Open_receiver_takes_messages_and_says_that_it_is_open(string environment, bool allowAnonymous)
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(o => o.AllowAnonymous = allowAnonymous, environment, []);
        host.Client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(Fixtures.Read(Fixtures.SingleFiring))).StatusCode);
        Assert.Contains(host.Log.Entries, e => e.Id == 7001);
    }

    [Fact]
    public async Task Token_holds_in_development_too()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(environment: "Development");
        host.Client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(Fixtures.Read(Fixtures.SingleFiring))).StatusCode);
        Assert.DoesNotContain(host.Log.Entries, e => e.Id == 7001);
    }

    [Fact]
    public async Task Options_with_everything_wrong_name_every_fault()
    {
        var configuration = new Dictionary<string, string?>
        {
            [Section + "BearerToken"] = "hunter2 ü",
            [Section + "AllowAnonymous"] = "perhaps",
            [Section + "MaxBodyBytes"] = "256kB",
            [Section + "GroupBy"] = "Severity",
            [Section + "Tenant"] = "a\nb",
        };

        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ReceiverHost.StartAsync(configuration: configuration));

        Assert.Equal(6, refused.Failures.Count());
        Assert.Contains("\"perhaps\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\"256kB\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\"Severity\"; it must be GroupKey or Fingerprint", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(16 * 1024 * 1024 + 1)]
    public async Task Size_limit_has_a_range(int bytes) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => ReceiverHost.StartAsync(o => o.MaxBodyBytes = bytes));

    [Fact]
    public async Task Token_and_anonymous_exclude_each_other() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => ReceiverHost.StartAsync(o => o.AllowAnonymous = true));

    [Fact]
    public async Task Configuration_is_read_and_code_wins()
    {
        var configuration = new Dictionary<string, string?>
        {
            [Section + "BearerToken"] = ReceiverHost.Token,
            [Section + "GroupBy"] = "fingerprint",
            [Section + "Tenant"] = "from configuration",
        };
        await using ReceiverHost host = await ReceiverHost.StartAsync(o => o.Tenant = "from code", configuration: configuration);

        await host.PostAsync(Fixtures.Read(Fixtures.ThreeFiring));

        Assert.Equal(3, host.Manager.Signals.Count);
        Assert.All(host.Manager.Signals, s => Assert.Equal("from code", s.Tenant));
    }

    [Fact]
    public async Task Receiver_alone_is_mapped_where_the_host_wants_it()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(map: app => app.MapIncidentKitAlertmanager());

        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsync(Fixtures.Read(Fixtures.SingleFiring))).StatusCode);
        HttpResponseMessage response = await host.Client.PostAsync(
            new Uri("/alerts/alertmanager", UriKind.Relative), ReceiverHost.Json(Fixtures.Read(Fixtures.SingleFiring)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Groups_take_conventions_of_their_own_and_of_the_whole()
    {
        IEndpointRouteBuilder? routes = null;
        await using ReceiverHost host = await ReceiverHost.StartAsync(map: app =>
        {
            IncidentKitEndpoints kit = app.MapIncidentKit("/ops");
            kit.WithMetadata("all");
            kit.Alerts.WithMetadata("alerts");
            routes = app;
        });

        RouteEndpoint endpoint = Assert.IsType<RouteEndpoint>(Assert.Single(routes!.DataSources.SelectMany(s => s.Endpoints)));
        Assert.Equal("/ops/alerts/alertmanager", endpoint.RoutePattern.RawText);
        Assert.Equal(["all", "alerts"], endpoint.Metadata.OfType<string>());
    }

    [Fact]
    public async Task Mapping_without_the_kit_says_what_is_missing()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        await using WebApplication app = builder.Build();

        Assert.Contains("AddIncidentKit()", Assert.Throws<InvalidOperationException>(() => app.MapIncidentKit()).Message, StringComparison.Ordinal);
    }
}
