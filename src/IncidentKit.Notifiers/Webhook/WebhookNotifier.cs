using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using IncidentKit.Notifications;
using Microsoft.Extensions.Options;

namespace IncidentKit.Notifiers.Webhook;

/// <summary>Posts every notification as signed JSON to one address.</summary>
internal sealed class WebhookNotifier : INotifier, IDisposable
{
    private const int LongestAnswer = 512;

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly Uri _url;
    private readonly byte[]? _secret;
    private readonly TimeSpan _timeout;
    private readonly KeyValuePair<string, string>[] _headers;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
    public WebhookNotifier(IOptions<WebhookNotifierOptions> options, TimeProvider time)
        : this(options.Value, time, OwnHandler())
    {
    }

    internal WebhookNotifier(WebhookNotifierOptions options, TimeProvider time, HttpMessageHandler handler)
    {
        _url = options.Url ?? throw new ArgumentException("the webhook has no Url", nameof(options));
        _secret = options.Secret is { } secret ? Encoding.UTF8.GetBytes(secret) : null;
        _timeout = options.Timeout;
        _headers = [.. options.Headers];
        _time = time;
        // The attempt's own timeout runs on the host's clock, which a test turns; HttpClient's would run beside it.
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public string Name => "webhook";

    public async ValueTask<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using HttpRequestMessage request = Request(notification);
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt.Token).ConfigureAwait(false);
            string said = "";
            if (!response.IsSuccessStatusCode)
            {
                said = await ReadExcerptAsync(response, attempt.Token).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }

            TimeSpan? retryAfter = WebhookAnswer.RetryAfter(response.Headers.RetryAfter, _time.GetUtcNow());
            return WebhookAnswer.Read(response.StatusCode, response.ReasonPhrase, said, retryAfter);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Retry(DeliveryFailure.Timeout, $"no answer from {_url.Authority} within {_timeout}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Retry(DeliveryFailure.Unreachable, $"{_url.Authority} can't be reached: {e.Message}");
        }
    }

    public void Dispose() => _client.Dispose();

    private static SocketsHttpHandler OwnHandler() => new()
    {
        // A redirect would carry the signature and the host's headers to an address that nobody configured.
        AllowAutoRedirect = false,
        UseCookies = false,
        // A receiver that moves is found again without a restart.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private HttpRequestMessage Request(Notification notification)
    {
        byte[] body = WebhookPayload.Of(notification).ToUtf8();
        var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach ((string name, string value) in _headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation(WebhookHeaders.IdempotencyKey, WebhookHeaders.ValueOf(notification.IdempotencyKey));
        request.Headers.TryAddWithoutValidation(WebhookHeaders.Attempt, notification.Attempt.ToString(CultureInfo.InvariantCulture));
        if (notification.PossibleDuplicate)
            request.Headers.TryAddWithoutValidation(WebhookHeaders.PossibleDuplicate, "true");
        if (_secret is not null)
            request.Headers.TryAddWithoutValidation(WebhookHeaders.Signature, WebhookSignature.Of(body, _secret, _time.GetUtcNow()));
        return request;
    }

    // The status has decided already; what the receiver says about it is a courtesy that may fail.
    private static async ValueTask<string> ReadExcerptAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                var buffer = new byte[LongestAnswer];
                int read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return Encoding.UTF8.GetString(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return "";
        }
    }
}
