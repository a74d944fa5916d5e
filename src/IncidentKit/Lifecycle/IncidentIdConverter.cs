using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentKit.Lifecycle;

/// <summary>An incident's id is a text in JSON.</summary>
internal sealed class IncidentIdConverter : JsonConverter<IncidentId>
{
    /// <inheritdoc/>
    public override IncidentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IncidentId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
