using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentKit.Notifications;

namespace IncidentKit.Notifiers.Webhook;

/// <summary>How the body is written: snake_case, words for enums, every field present.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(KindConverter), typeof(StatusConverter)])]
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookJsonContext : JsonSerializerContext
{
    internal sealed class KindConverter() : JsonStringEnumConverter<NotificationKind>(JsonNamingPolicy.SnakeCaseLower);

    internal sealed class StatusConverter() : JsonStringEnumConverter<IncidentStatus>(JsonNamingPolicy.SnakeCaseLower);
}
