using System.Text.Json.Serialization;

namespace IncidentKit.PostIncident;

/// <summary>How duties are stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(DutyState))]
internal sealed partial class DutyJsonContext : JsonSerializerContext;
