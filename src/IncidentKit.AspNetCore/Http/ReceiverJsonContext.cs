using System.Text.Json.Serialization;
using IncidentKit.AspNetCore.Alertmanager;

namespace IncidentKit.AspNetCore.Http;

/// <summary>How answers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(AlertmanagerAnswer))]
internal sealed partial class ReceiverJsonContext : JsonSerializerContext;
