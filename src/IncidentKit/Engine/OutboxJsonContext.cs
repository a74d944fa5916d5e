using System.Text.Json.Serialization;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;

namespace IncidentKit.Engine;

/// <summary>How what leaves is stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(IncidentIdConverter)])]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(WarRoomPayload))]
[JsonSerializable(typeof(CommandPayload))]
[JsonSerializable(typeof(DeliveryProgress))]
[JsonSerializable(typeof(SignalGroup))]
[JsonSerializable(typeof(AlertData))]
[JsonSerializable(typeof(ServedPolicy))]
internal sealed partial class OutboxJsonContext : JsonSerializerContext;
