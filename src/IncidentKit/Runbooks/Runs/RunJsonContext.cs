using System.Text.Json.Serialization;
using IncidentKit.Data;

namespace IncidentKit.Runbooks.Runs;

/// <summary>The stored form of runs: the row's snapshot and the events. Members may be added, never renamed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PlainDataConverter), typeof(JsonStringEnumConverter<RunbookStepType>), typeof(JsonStringEnumConverter<Idempotency>), typeof(JsonStringEnumConverter<ProbeOutcome>)])]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(RunEvent))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
