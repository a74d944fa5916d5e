using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace IncidentKit.Data;

/// <summary>
/// Reads and writes plain data: null, boolean, 64-bit integer, double, text, instant, duration, list (<see cref="IReadOnlyList{T}"/>) and map
/// (<see cref="IReadOnlyDictionary{TKey, TValue}"/>). What expressions see, actions take and return, and snapshots hold. Thread safe.
/// </summary>
public static class PlainData
{
    /// <summary>How deep plain data may nest; the limit of documents and of JSON that comes from outside.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads JSON. Numbers without fraction and exponent that fit become 64-bit integers, others doubles; texts stay texts.</summary>
    /// <param name="element">The JSON.</param>
    /// <returns>Plain data.</returns>
    /// <exception cref="JsonException">A number is larger than any double.</exception>
    public static object? FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                if (element.TryGetInt64(out var integer))
                    return integer;
                var number = element.GetDouble();
                return double.IsFinite(number) ? number : throw new JsonException($"the number {Shown(element.GetRawText())} is too large");
            case JsonValueKind.Array:
                var list = new List<object?>(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                    list.Add(FromJson(item));
                return list;
            case JsonValueKind.Object:
                var map = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var property in element.EnumerateObject())
                    map[property.Name] = FromJson(property.Value);
                return map;
            default:
                return null;
        }
    }

    private static string Shown(string number) => number.Length <= 24 ? number : string.Concat(number.AsSpan(0, 24), "…");

    /// <summary>Reads JSON text.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    /// <returns>Plain data.</returns>
    /// <exception cref="JsonException">It is no JSON, or nests deeper than <see cref="MaxDepth"/>.</exception>
    public static object? Parse(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return FromJson(document.RootElement);
    }

    /// <summary>Writes plain data as JSON.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">Plain data; an <see cref="int"/>, <see cref="float"/> or <see cref="decimal"/> is taken as its wider kind.</param>
    /// <exception cref="ArgumentException">The value is of a type that is no plain data.</exception>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool boolean:
                writer.WriteBooleanValue(boolean);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case int integer:
                writer.WriteNumberValue(integer);
                break;
            case long integer:
                writer.WriteNumberValue(integer);
                break;
            case double number when !double.IsFinite(number):
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(instant);
                break;
            case TimeSpan duration:
                writer.WriteStringValue(System.Xml.XmlConvert.ToString(duration));
                break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case IReadOnlyDictionary<string, string> map:
                writer.WriteStartObject();
                foreach (var (name, item) in map)
                    writer.WriteString(name, item);
                writer.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is no plain data; use null, bool, long, double, string, a list or a map of these", nameof(value));
        }
    }

    /// <summary>Writes plain data as compact JSON in UTF-8.</summary>
    /// <param name="value">Plain data.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">The value is of a type that is no plain data.</exception>
    public static byte[] ToJson(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, value);
        return buffer.WrittenSpan.ToArray();
    }
}
