using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IncidentKit.AspNetCore.Alertmanager;
using IncidentKit.Signals;
using IncidentKit.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace IncidentKit.AspNetCore.Tests.Alertmanager;

public sealed class AlertmanagerReceiverTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_that_is_kept_gives_200_and_its_incident()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(o => o.Tenant = "payments");

        HttpResponseMessage first = await host.PostAsync(Fixtures.Read(Fixtures.ThreeFiring));
        HttpResponseMessage repeat = await host.PostAsync(Fixtures.Read(Fixtures.ThreeFiring));

        Assert.Equal((HttpStatusCode.OK, "application/json"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        Assert.Equal("""{"incidents":[{"id":"incident-1","declared":true,"reopened":false}]}""", await first.Content.ReadAsStringAsync(Stop));
        Assert.Equal("""{"incidents":[{"id":"incident-1","declared":false,"reopened":false}]}""", await repeat.Content.ReadAsStringAsync(Stop));
        Assert.All(host.Manager.Signals, signal =>
        {
            Assert.Equal(("alertmanager", "{}:{alertname=\"RigInstanceDown\"}", "payments"), (signal.Source, signal.GroupKey, signal.Tenant));
            Assert.Equal(3, signal.Alerts.Count);
        });
        Assert.Contains(host.Log.Entries, e => e.Id == 7000);
    }

    [Fact]
    public async Task Message_by_fingerprint_gives_one_signal_for_each_alert()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(o => o.GroupBy = AlertmanagerGroupBy.Fingerprint);

        HttpResponseMessage response = await host.PostAsync(Fixtures.Read(Fixtures.OneOfThreeResolved));

        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
        Assert.Equal(3, answer.RootElement.GetProperty("incidents").GetArrayLength());
        Assert.Equal(3, host.Manager.Signals.Select(s => s.GroupKey).Distinct().Count());
        Assert.All(host.Manager.Signals, s => Assert.Equal($"{{}}:{{alertname=\"RigInstanceDown\"}}#{Assert.Single(s.Alerts).Fingerprint}", s.GroupKey));
    }

    [Fact]
    public async Task Message_without_alerts_signals_nothing()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();

        HttpResponseMessage response = await host.PostAsync("""{"version":"4","groupKey":"g","alerts":[]}""");

        Assert.Equal("""{"incidents":[]}""", await response.Content.ReadAsStringAsync(Stop));
        Assert.Empty(host.Manager.Signals);
    }

    [Fact]
    public async Task Answer_waits_until_the_signal_is_kept()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Manager.Before = (_, _) =>
        {
            reached.SetResult();
            return kept.Task;
        };

        Task<HttpResponseMessage> posting = host.PostAsync(Fixtures.Read(Fixtures.SingleFiring));
        await reached.Task.WaitAsync(Stop);
        Assert.False(posting.IsCompleted);
        kept.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await posting).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer the-token-of-the-test")]
    [InlineData("Bearer the-token-of-the-testS")]
    [InlineData("Basic the-token-of-the-tests")]
    [InlineData("the-token-of-the-tests")]
    public async Task Wrong_token_is_401(string? authorization)
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        host.Client.DefaultRequestHeaders.Authorization = null;
        if (authorization is not null)
            host.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        HttpResponseMessage response = await host.PostAsync("not even json");

        await AssertProblemAsync(response, HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(host.Manager.Signals);
        Assert.DoesNotContain(host.Log.Entries, e => e.Text.Contains("the-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scheme_of_the_token_is_read_without_case()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", ReceiverHost.Token);

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(Fixtures.Read(Fixtures.SingleFiring))).StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    public async Task Other_content_is_415(string? type, string? encoding)
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        var content = new ByteArrayContent(Fixtures.Read(Fixtures.SingleFiring));
        if (type is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);

        await AssertProblemAsync(await host.SendAsync(content), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task Content_with_its_charset_is_taken()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        var content = new ByteArrayContent(Fixtures.Read(Fixtures.SingleFiring));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=\"UTF-8\"");

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(content)).StatusCode);
    }

    [Theory]
    [InlineData(true, 0, HttpStatusCode.OK)]
    [InlineData(true, 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(false, 0, HttpStatusCode.OK)]
    [InlineData(false, 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_past_the_limit_is_413_whether_its_length_is_said_or_not(bool lengthIsSaid, int past, HttpStatusCode expected)
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(o => o.MaxBodyBytes = 20_000);
        byte[] body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Fixtures.Read(Fixtures.SingleFiring)).Trim().PadRight(20_000 + past));
        HttpContent content = lengthIsSaid ? ReceiverHost.Json(body) : new ChunkedContent(body);

        HttpResponseMessage response = await host.SendAsync(content);

        Assert.Equal(expected, response.StatusCode);
        if (past > 0)
            await AssertProblemAsync(response, expected, "body_too_large");
    }

    [Fact]
    public async Task Endless_body_is_413()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();

        HttpContext context = await host.Server.SendAsync(
            c =>
            {
                c.Request.Method = "POST";
                c.Request.Path = ReceiverHost.Path;
                c.Request.ContentType = "application/json";
                c.Request.Headers.Authorization = "Bearer " + ReceiverHost.Token;
                c.Request.Body = new EndlessStream();
            },
            Stop);

        Assert.Equal(StatusCodes.Status413PayloadTooLarge, context.Response.StatusCode);
    }

    [Fact]
    public async Task Wrong_message_is_400_with_every_fault_and_none_of_its_values()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();

        HttpResponseMessage response = await host.PostAsync(
            """{"version":"hunter2","alerts":[{"status":"hunter2","startsAt":"hunter2","labels":{"hunter2 is my password":{"hunter2":1}},"annotations":{"a":"hunter2","a":"hunter2"}}]}""");

        string text = await AssertProblemAsync(response, HttpStatusCode.BadRequest, "unsupported_version");
        using JsonDocument problem = JsonDocument.Parse(text);
        Assert.Equal(
            ["$.alerts[0].annotations.a", "$.alerts[0].labels.*", "$.alerts[0].startsAt", "$.alerts[0].status", "$.groupKey", "$.version"],
            problem.RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Entries, e => e.Text.Contains("hunter2", StringComparison.Ordinal));
        Assert.Contains(host.Log.Entries, e => e.Id == 7002);
    }

    [Fact]
    public async Task Body_that_is_no_json_is_400_without_an_echo()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();

        string text = await AssertProblemAsync(await host.PostAsync("{\"password\": hunter2"), HttpStatusCode.BadRequest, "malformed_json");

        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_that_fails_is_503_so_that_alertmanager_repeats()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        host.Manager.Before = (_, _) => throw new StoreUnavailableException("disk full at /secret/path");

        HttpResponseMessage response = await host.PostAsync(Fixtures.Read(Fixtures.SingleFiring));

        string text = await AssertProblemAsync(response, HttpStatusCode.ServiceUnavailable, "store_unavailable");
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("/secret/path", text, StringComparison.Ordinal);
        Assert.Contains(host.Log.Entries, e => e.Id == 7003);
    }

    [Fact]
    public async Task Store_that_fails_between_alerts_is_503_and_the_repeat_completes()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(o => o.GroupBy = AlertmanagerGroupBy.Fingerprint);
        int calls = 0;
        host.Manager.Before = (_, _) => ++calls == 2 ? throw new StoreUnavailableException("gone") : Task.CompletedTask;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.PostAsync(Fixtures.Read(Fixtures.ThreeFiring))).StatusCode);
        HttpResponseMessage repeat = await host.PostAsync(Fixtures.Read(Fixtures.ThreeFiring));

        using JsonDocument answer = JsonDocument.Parse(await repeat.Content.ReadAsStringAsync(Stop));
        Assert.Equal([false, true, true], answer.RootElement.GetProperty("incidents").EnumerateArray().Select(i => i.GetProperty("declared").GetBoolean()));
    }

    [Fact]
    public async Task Host_that_stops_is_503()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        host.Manager.Before = (_, _) => throw new OperationCanceledException();

        await AssertProblemAsync(await host.PostAsync(Fixtures.Read(Fixtures.SingleFiring)), HttpStatusCode.ServiceUnavailable, "stopping");
    }

    [Fact]
    public async Task Sender_that_hangs_up_cancels_the_signal()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Manager.Before = async (_, token) =>
        {
            reached.SetResult();
            await using CancellationTokenRegistration hungUp = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        };
        using var sender = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        Task posting = host.Client.PostAsync(new Uri(ReceiverHost.Path, UriKind.Relative), ReceiverHost.Json(Fixtures.Read(Fixtures.SingleFiring)), sender.Token);
        await reached.Task.WaitAsync(Stop);
        await sender.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posting);
        await cancelled.Task.WaitAsync(Stop);
    }

    [Fact]
    public async Task Messages_in_parallel_are_each_kept()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();
        byte[] body = Fixtures.Read(Fixtures.ThreeFiring);

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.PostAsync(body), Stop)));

        Assert.All(responses, r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        Assert.Equal(100, host.Manager.Signals.Count);
        string[] answers = await Task.WhenAll(responses.Select(r => r.Content.ReadAsStringAsync(Stop)));
        Assert.Single(answers.Select(a => a.Split('"')[5]).Distinct());
        Assert.Single(answers, a => a.Contains("\"declared\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_methods_are_405()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.Client.GetAsync(new Uri(ReceiverHost.Path, UriKind.Relative), Stop)).StatusCode);
    }

    private static async Task<string> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        string text = await response.Content.ReadAsStringAsync(Stop);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument problem = JsonDocument.Parse(text);
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.NotEqual("", problem.RootElement.GetProperty("detail").GetString());
        return text;
    }
}
