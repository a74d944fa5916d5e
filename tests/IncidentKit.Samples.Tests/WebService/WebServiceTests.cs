using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace IncidentKit.Samples.Tests.WebService;

public sealed class WebServiceTests
{
    private static readonly Uri Receiver = new("/incidents/alerts/alertmanager", UriKind.Relative);
    private static readonly Uri Api = new("/api/incidents/", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repeated_message_makes_one_incident()
    {
        await using var host = await WebServiceHost.StartAsync();
        using var alertmanager = host.Alertmanager();

        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await alertmanager.PostAsync(Receiver, WebServiceHost.Message("01-single-firing.json"), Stop)).StatusCode);

        using var ana = host.Ana();
        var incident = Assert.Single((await ReadAsync(ana, Api)).EnumerateArray());
        Assert.Equal("INC-1", incident.GetProperty("number").GetString());
        Assert.Equal("SEV1", incident.GetProperty("severity").GetString());
        Assert.Equal("Firing", incident.GetProperty("signal").GetString());
        Assert.Equal(1, incident.GetProperty("alerts").GetInt32());
    }

    [Fact]
    public async Task Resolved_message_clears_the_signal_and_leaves_the_incident_open()
    {
        await using var host = await WebServiceHost.StartAsync();
        using var alertmanager = host.Alertmanager();
        await alertmanager.PostAsync(Receiver, WebServiceHost.Message("01-single-firing.json"), Stop);

        await alertmanager.PostAsync(Receiver, WebServiceHost.Message("03-single-resolved.json"), Stop);

        using var ana = host.Ana();
        var incident = (await ReadAsync(ana, new Uri("/api/incidents/INC-1", UriKind.Relative))).GetProperty("incident");
        Assert.Equal("Clear", incident.GetProperty("signal").GetString());
        Assert.Equal("Detected", incident.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Person_takes_and_resolves_the_incident_under_the_name_they_signed_in_with()
    {
        await using var host = await WebServiceHost.StartAsync();
        using var alertmanager = host.Alertmanager();
        await alertmanager.PostAsync(Receiver, WebServiceHost.Message("01-single-firing.json"), Stop);
        using var ana = host.Ana();

        var taken = await ana.PostAsync(new Uri("/api/incidents/INC-1/acknowledge", UriKind.Relative), null, Stop);
        var resolved = await ana.PostAsJsonAsync(new Uri("/api/incidents/1/resolve", UriKind.Relative), new { summary = "restarted" }, Stop);
        var tooLate = await ana.PostAsync(new Uri("/api/incidents/1/acknowledge", UriKind.Relative), null, Stop);

        Assert.Equal("user:ana", (await taken.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("acknowledgedBy").GetString());
        Assert.Equal("Resolved", (await resolved.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-token-altogether")]
    public async Task Stranger_reaches_neither_the_receiver_nor_the_api(string? token)
    {
        await using var host = await WebServiceHost.StartAsync();
        using var stranger = host.Client(token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(Receiver, WebServiceHost.Message("01-single-firing.json"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(Api, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(new Uri("/api/incidents/1/acknowledge", UriKind.Relative), null, Stop)).StatusCode);
    }

    [Fact]
    public async Task Alertmanagers_token_opens_no_door_of_people()
    {
        await using var host = await WebServiceHost.StartAsync();
        using var alertmanager = host.Alertmanager();

        Assert.Equal(HttpStatusCode.Unauthorized, (await alertmanager.GetAsync(Api, Stop)).StatusCode);
    }

    [Theory]
    [InlineData("/api/incidents/7", HttpStatusCode.NotFound)]
    [InlineData("/api/incidents/seven", HttpStatusCode.BadRequest)]
    public async Task Incident_that_is_not_there_is_a_clear_answer(string path, HttpStatusCode expected)
    {
        await using var host = await WebServiceHost.StartAsync();
        using var ana = host.Ana();

        Assert.Equal(expected, (await ana.GetAsync(new Uri(path, UriKind.Relative), Stop)).StatusCode);
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, Uri address) => await client.GetFromJsonAsync<JsonElement>(address, Stop);
}
