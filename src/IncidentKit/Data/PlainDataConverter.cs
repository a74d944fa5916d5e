using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentKit.Data;

/// <summary>Lets source-generated JSON hold plain data where a member is an <see cref="object"/>.</summary>
internal sealed class PlainDataConverter : JsonConverter<object>
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return PlainData.FromJson(document.RootElement);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => PlainData.Write(writer, value);
}
