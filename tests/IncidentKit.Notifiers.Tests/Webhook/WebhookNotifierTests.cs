using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentKit.Notifications;
using IncidentKit.Notifiers.Webhook;
using Microsoft.Extensions.Options;

namespace IncidentKit.Notifiers.Tests.Webhook;

public sealed class WebhookNotifierTests
{
    private const string Secret = "a secret of the test, long enough";

    private readonly ManualTime _time = ManualTime.AtStart();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, DeliveryOutcome.Accepted, DeliveryFailure.None)]
    [InlineData(201, DeliveryOutcome.Accepted, DeliveryFailure.None)]
    [InlineData(202, DeliveryOutcome.Accepted, DeliveryFailure.None)]
    [InlineData(204, DeliveryOutcome.Accepted, DeliveryFailure.None)]
    [InlineData(301, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(302, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(307, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(308, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(400, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(401, DeliveryOutcome.Rejected, DeliveryFailure.Unauthorized)]
    [InlineData(403, DeliveryOutcome.Rejected, DeliveryFailure.Unauthorized)]
    [InlineData(404, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(405, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(408, DeliveryOutcome.Retry, DeliveryFailure.Timeout)]
    [InlineData(409, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(410, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(413, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(422, DeliveryOutcome.Rejected, DeliveryFailure.InvalidMessage)]
    [InlineData(425, DeliveryOutcome.Retry, DeliveryFailure.ReceiverError)]
    [InlineData(429, DeliveryOutcome.Retry, DeliveryFailure.RateLimited)]
    [InlineData(500, DeliveryOutcome.Retry, DeliveryFailure.ReceiverError)]
    [InlineData(501, DeliveryOutcome.Retry, DeliveryFailure.ReceiverError)]
    [InlineData(502, DeliveryOutcome.Retry, DeliveryFailure.ReceiverError)]
    [InlineData(503, DeliveryOutcome.Retry, DeliveryFailure.ReceiverError)]
    [InlineData(504, DeliveryOutcome.Retry, DeliveryFailure.ReceiverError)]
    public async Task Answer_with_a_status_gives_its_outcome(int status, DeliveryOutcome outcome, DeliveryFailure failure)
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(status);
        using WebhookNotifier notifier = Notifier(receiver.Url);

        DeliveryResult result = await notifier.SendAsync(Notifications.Page(), Stop);

        Assert.Equal((outcome, failure, null), (result.Outcome, result.Failure, result.RetryAfter));
        Assert.Single(receiver.Requests);
        if (outcome != DeliveryOutcome.Accepted)
            Assert.StartsWith($"HTTP {status}", result.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("0", 0)]
    [InlineData("Fri, 20 Nov 2026 23:14:40 GMT", 120)]
    [InlineData("Fri, 20 Nov 2026 23:00:00 GMT", 0)]
    [InlineData("86400", 3600)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    public async Task Retry_after_is_honoured_within_an_hour(string header, int? seconds)
    {
        foreach (int status in new[] { 429, 503 })
        {
            await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(status, header);
            using WebhookNotifier notifier = Notifier(receiver.Url);

            DeliveryResult result = await notifier.SendAsync(Notifications.Page(), Stop);

            Assert.Equal(DeliveryOutcome.Retry, result.Outcome);
            Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, result.RetryAfter);
        }
    }

    [Fact]
    public async Task Refusal_tells_in_one_line_what_the_receiver_said()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(422, body: "no\nsuch \u001bteam" + new string('x', 5000));
        using WebhookNotifier notifier = Notifier(receiver.Url);

        DeliveryResult result = await notifier.SendAsync(Notifications.Page(), Stop);

        Assert.StartsWith("HTTP 422 Unprocessable Entity: no such  teamxxx", result.Detail, StringComparison.Ordinal);
        Assert.True(result.Detail!.Length < 300);
    }

    [Fact]
    public async Task Body_carries_every_field()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(200);
        using WebhookNotifier notifier = Notifier(receiver.Url);

        await notifier.SendAsync(Notifications.Page(), Stop);

        LoopbackReceiver.Received request = Assert.Single(receiver.Requests);
        Assert.Equal("/hook", request.Path);
        Assert.Equal("application/json; charset=utf-8", request.ContentType);
        Assert.Equal(
            """{"schema":1,"idempotency_key":"inc-1/escalate/0/schedule:on-call","kind":"page","target":"schedule:on-call","person":"user:ana","incident":{"id":"0193a2b4c5d67e8f9a0b1c2d3e4f5a6b","number":"INC-7","tenant":"payments","severity":"SEV1","status":"post_mortem"},"subject":"Équipe Données – ☎ 日本 «überprüfen» \uD83D\uDD25","text":"63 % of users\n\nsee the **runbook**","rule":"SEV1/escalate","at":"2026-11-20T23:12:37+00:00","approval_id":null}""",
            Encoding.UTF8.GetString(request.Body));
        using JsonDocument body = JsonDocument.Parse(request.Body);
        Assert.Equal(Notifications.Page().Subject, body.RootElement.GetProperty("subject").GetString());
    }

    [Theory]
    [InlineData(NotificationKind.Page, "page")]
    [InlineData(NotificationKind.Notice, "notice")]
    [InlineData(NotificationKind.Reminder, "reminder")]
    [InlineData(NotificationKind.ApprovalRequest, "approval_request")]
    [InlineData(NotificationKind.StatusUpdate, "status_update")]
    [InlineData(NotificationKind.SignalChange, "signal_change")]
    public void Kind_is_written_as_a_word(NotificationKind kind, string word)
    {
        using JsonDocument body = JsonDocument.Parse(WebhookPayload.Of(Notifications.Page() with { Kind = kind }).ToUtf8());

        Assert.Equal(word, body.RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Signature_verifies_over_time_and_body()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(200);
        using WebhookNotifier notifier = Notifier(receiver.Url, o => o.Secret = Secret);

        await notifier.SendAsync(Notifications.Page(), Stop);

        LoopbackReceiver.Received request = Assert.Single(receiver.Requests);
        string seconds = _time.GetUtcNow().ToUnixTimeSeconds().ToString();
        byte[] signed = [.. Encoding.ASCII.GetBytes(seconds + "."), .. request.Body];
        string expected = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)).ToLowerInvariant();
        Assert.Equal($"t={seconds},v1={expected}", request.Headers["X-IncidentKit-Signature"]);
    }

    [Fact]
    public async Task Message_without_a_secret_is_unsigned()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(200);
        using WebhookNotifier notifier = Notifier(receiver.Url);

        await notifier.SendAsync(Notifications.Page(), Stop);

        Assert.False(Assert.Single(receiver.Requests).Headers.ContainsKey("X-IncidentKit-Signature"));
    }

    [Fact]
    public async Task Attempts_share_key_and_body_and_say_which_they_are()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(503);
        using WebhookNotifier notifier = Notifier(receiver.Url, o => o.Secret = Secret);

        await notifier.SendAsync(Notifications.Page(), Stop);
        _time.Advance(TimeSpan.FromMinutes(1));
        await notifier.SendAsync(Notifications.Page() with { Attempt = 2, PossibleDuplicate = true }, Stop);

        LoopbackReceiver.Received first = receiver.Requests[0];
        LoopbackReceiver.Received second = receiver.Requests[1];
        Assert.Equal("inc-1/escalate/0/schedule:on-call", first.Headers["Idempotency-Key"]);
        Assert.Equal(first.Headers["Idempotency-Key"], second.Headers["Idempotency-Key"]);
        Assert.Equal(first.Body, second.Body);
        Assert.NotEqual(first.Headers["X-IncidentKit-Signature"], second.Headers["X-IncidentKit-Signature"]);
        Assert.Equal(("1", "2"), (first.Headers["X-IncidentKit-Attempt"], second.Headers["X-IncidentKit-Attempt"]));
        Assert.False(first.Headers.ContainsKey("X-IncidentKit-Possible-Duplicate"));
        Assert.Equal("true", second.Headers["X-IncidentKit-Possible-Duplicate"]);
    }

    [Fact]
    public async Task Key_that_no_header_carries_is_escaped()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(200);
        using WebhookNotifier notifier = Notifier(receiver.Url);

        await notifier.SendAsync(Notifications.Page() with { IdempotencyKey = "a b\r\nX: ü" }, Stop);

        Assert.Equal("a%20b%0D%0AX%3A%20%C3%BC", Assert.Single(receiver.Requests).Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task Headers_of_the_host_are_sent()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.AnsweringAsync(200);
        using WebhookNotifier notifier = Notifier(receiver.Url, o => o.Headers["Authorization"] = "Bearer abc");

        await notifier.SendAsync(Notifications.Page(), Stop);

        Assert.Equal("Bearer abc", Assert.Single(receiver.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Silence_past_the_timeout_is_tried_again()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using WebhookNotifier notifier = Notifier(receiver.Url);

        Task<DeliveryResult> sending = notifier.SendAsync(Notifications.Page(), Stop).AsTask();
        await receiver.Reached.Task.WaitAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        DeliveryResult result = await sending;
        Assert.Equal((DeliveryOutcome.Retry, DeliveryFailure.Timeout), (result.Outcome, result.Failure));
    }

    [Fact]
    public async Task Refusal_whose_words_never_end_is_still_that_refusal()
    {
        var options = new WebhookNotifierOptions { Url = new Uri("https://hooks.example.com/x") };
        using var notifier = new WebhookNotifier(options, _time, new StallingHandler(HttpStatusCode.Unauthorized));

        Task<DeliveryResult> sending = notifier.SendAsync(Notifications.Page(), Stop).AsTask();
        _time.Advance(TimeSpan.FromSeconds(10));

        DeliveryResult result = await sending;
        Assert.Equal((DeliveryOutcome.Rejected, DeliveryFailure.Unauthorized), (result.Outcome, result.Failure));
    }

    [Fact]
    public async Task Cancellation_by_the_engine_propagates()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using WebhookNotifier notifier = Notifier(receiver.Url);
        using var engine = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        Task<DeliveryResult> sending = notifier.SendAsync(Notifications.Page(), engine.Token).AsTask();
        await receiver.Reached.Task.WaitAsync(Stop);
        await engine.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Port_where_nobody_listens_is_tried_again()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using WebhookNotifier notifier = Notifier(new Uri($"http://{taken.LocalEndPoint}/secret-path"));

        DeliveryResult result = await notifier.SendAsync(Notifications.Page(), Stop);

        Assert.Equal((DeliveryOutcome.Retry, DeliveryFailure.Unreachable), (result.Outcome, result.Failure));
        Assert.DoesNotContain("secret-path", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_cut_before_the_answer_is_tried_again()
    {
        await using LoopbackReceiver receiver = await LoopbackReceiver.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using WebhookNotifier notifier = Notifier(receiver.Url);

        DeliveryResult result = await notifier.SendAsync(Notifications.Page(), Stop);

        Assert.Equal((DeliveryOutcome.Retry, DeliveryFailure.Unreachable), (result.Outcome, result.Failure));
    }

    private WebhookNotifier Notifier(Uri url, Action<WebhookNotifierOptions>? configure = null)
    {
        var options = new WebhookNotifierOptions { Url = url };
        configure?.Invoke(options);
        return new WebhookNotifier(Options.Create(options), _time);
    }
}
