using System.Globalization;
using System.Net.Mime;
using IncidentKit.AspNetCore.Http;
using IncidentKit.Signals;
using IncidentKit.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Takes Alertmanager's webhook. It says 2xx only after what the message says is durable.</summary>
/// <remarks>Alertmanager sends again after a 5xx and gives up after a 4xx: whatever may still succeed is therefore a 5xx.</remarks>
internal sealed class AlertmanagerReceiver(AlertmanagerReceiverOptions options, ILogger logger)
{
    private const int RetryAfterSeconds = 10;

    private readonly BearerGuard _guard = new(options.BearerToken);
    private readonly int _maxBodyBytes = options.MaxBodyBytes;
    private readonly AlertmanagerGroupBy _groupBy = options.GroupBy;
    private readonly string _tenant = options.Tenant;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (await ReceiveAsync(context).ConfigureAwait(false) is { } message)
                await KeepAsync(context, message).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The sender has hung up: nobody reads an answer, and it will send again.
        }
    }

    private async ValueTask<AlertmanagerMessage?> ReceiveAsync(HttpContext context)
    {
        if (!_guard.Allows(context.Request.Headers.Authorization))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return await RefuseAsync(context, StatusCodes.Status401Unauthorized, ProblemCodes.Unauthorized, "the bearer token is missing or is another one").ConfigureAwait(false);
        }

        if (!IsPlainJson(context.Request))
            return await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedMediaType, "send application/json in UTF-8, not compressed").ConfigureAwait(false);

        ReadOnlyMemory<byte>? body;
        try
        {
            body = await LimitedBody.ReadAsync(context.Request, _maxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            // The server's own limits: its size, its pace, its framing.
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? await RefuseTooLargeAsync(context).ConfigureAwait(false)
                : await RefuseAsync(context, e.StatusCode, ProblemCodes.UnreadableBody, "the body ended too early, came too slowly or is framed wrongly").ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The connection broke. What came of the message must not look like success, should an answer still get through.
            context.Abort();
            return null;
        }

        if (body is not { } bytes)
            return await RefuseTooLargeAsync(context).ConfigureAwait(false);

        AlertmanagerReading reading = AlertmanagerMessageReader.Read(bytes);
        return reading.Succeeded
            ? reading.Message
            : await RefuseAsync(context, StatusCodes.Status400BadRequest, reading.Code, reading.Detail, reading.Errors).ConfigureAwait(false);
    }

    private async Task KeepAsync(HttpContext context, AlertmanagerMessage message)
    {
        var receipts = new List<SignalReceipt>();
        try
        {
            IIncidentManager manager = context.RequestServices.GetRequiredService<IIncidentManager>();
            foreach (AlertSignal signal in message.Signals(_groupBy, _tenant))
                receipts.Add(await manager.SignalAsync(signal, context.RequestAborted).ConfigureAwait(false));
        }
        catch (StoreUnavailableException e)
        {
            Log.NotKept(logger, e);
            await AskAgainAsync(context, ProblemCodes.StoreUnavailable, "the store can't be reached; nothing is lost if the message is sent again").ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException e) when (!context.RequestAborted.IsCancellationRequested)
        {
            Log.NotKept(logger, e);
            await AskAgainAsync(context, ProblemCodes.Stopping, "the host is stopping; send the message again").ConfigureAwait(false);
            return;
        }

        Log.Taken(logger, message.Alerts.Length);
        await context.Response.WriteAsJsonAsync(AlertmanagerAnswer.Of(receipts), ReceiverJsonContext.Default.AlertmanagerAnswer, cancellationToken: context.RequestAborted).ConfigureAwait(false);
    }

    private async ValueTask<AlertmanagerMessage?> RefuseAsync(HttpContext context, int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        Log.Refused(logger, status, code, detail);
        await Problem.WriteAsync(context, status, code, detail, errors).ConfigureAwait(false);
        return null;
    }

    private ValueTask<AlertmanagerMessage?> RefuseTooLargeAsync(HttpContext context) =>
        RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, ProblemCodes.BodyTooLarge, $"the body is larger than {_maxBodyBytes} bytes; set max_alerts in Alertmanager's webhook_configs");

    private static Task AskAgainAsync(HttpContext context, string code, string detail)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, code, detail);
    }

    private static bool IsPlainJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && (request.Headers.ContentEncoding.Count == 0 || request.Headers.ContentEncoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase));
}
