using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IncidentKit.Notifications;

namespace IncidentKit.Notifiers.Webhook;

/// <summary>The status table: what a receiver's answer means for the message.</summary>
internal static class WebhookAnswer
{
    /// <summary>A receiver may ask for silence, but not for so long that a page is forgotten.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private const int LongestExcerpt = 200;

    public static DeliveryResult Read(HttpStatusCode status, string? reason, string said, TimeSpan? retryAfter)
    {
        int code = (int)status;
        string detail = Describe(code, reason, said);
        return code switch
        {
            >= 200 and < 300 => DeliveryResult.Accepted(),
            408 => DeliveryResult.Retry(DeliveryFailure.Timeout, detail, retryAfter),
            425 => DeliveryResult.Retry(DeliveryFailure.ReceiverError, detail, retryAfter),
            429 => DeliveryResult.Retry(DeliveryFailure.RateLimited, detail, retryAfter),
            >= 500 => DeliveryResult.Retry(DeliveryFailure.ReceiverError, detail, retryAfter),
            401 or 403 => DeliveryResult.Rejected(DeliveryFailure.Unauthorized, detail),
            >= 300 and < 400 => DeliveryResult.Rejected(DeliveryFailure.InvalidMessage, $"{detail}; redirects are not followed: set Url to the final address"),
            _ => DeliveryResult.Rejected(DeliveryFailure.InvalidMessage, detail),
        };
    }

    public static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        TimeSpan? wanted = header switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => null,
        };
        return wanted is { } after ? TimeSpan.FromTicks(Math.Clamp(after.Ticks, 0, LongestRetryAfter.Ticks)) : null;
    }

    private static string Describe(int code, string? reason, string said)
    {
        var detail = new StringBuilder("HTTP ").Append(code);
        if (!string.IsNullOrWhiteSpace(reason))
            AppendPlain(detail.Append(' '), reason);
        if (!string.IsNullOrWhiteSpace(said))
            AppendPlain(detail.Append(": "), said.Trim());
        return detail.ToString();
    }

    // The receiver's words end up on a timeline and in logs: one short line, without what a terminal would obey.
    private static void AppendPlain(StringBuilder detail, string text)
    {
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, LongestExcerpt)))
            detail.Append(char.IsControl(c) ? ' ' : c);
    }
}
