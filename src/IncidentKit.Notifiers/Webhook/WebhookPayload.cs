using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentKit.Notifications;

namespace IncidentKit.Notifiers.Webhook;

/// <summary>
/// The body. It is the same, byte for byte, in every attempt: a receiver may hold a repeated key against the body it came with.
/// What differs from attempt to attempt is in headers.
/// </summary>
internal sealed record WebhookPayload(
    int Schema,
    string IdempotencyKey,
    NotificationKind Kind,
    string Target,
    string? Person,
    WebhookIncident Incident,
    string Subject,
    string Text,
    string Rule,
    DateTimeOffset At,
    string? ApprovalId)
{
    /// <summary>The shape's version; it changes only where a field loses its meaning.</summary>
    public const int CurrentSchema = 1;

    // Letters of every script are written as they are: the body is JSON for a program, never part of a page.
    private static readonly WebhookJsonContext Json =
        new(new JsonSerializerOptions(WebhookJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static WebhookPayload Of(Notification notification) => new(
        CurrentSchema,
        notification.IdempotencyKey,
        notification.Kind,
        notification.Target,
        notification.Person,
        new WebhookIncident(notification.IncidentId.ToString(), notification.IncidentNumber, notification.Tenant, notification.Severity, notification.Status),
        notification.Subject,
        notification.Text,
        notification.Rule,
        notification.At.ToUniversalTime(),
        notification.ApprovalId);

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, Json.WebhookPayload);
}
