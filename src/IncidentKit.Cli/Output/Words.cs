using System.Text.Json;

namespace IncidentKit.Cli.Output;

/// <summary>The words of the JSON: snake_case, and null where there is nothing.</summary>
internal static class Words
{
    /// <summary>An enum's member in snake case.</summary>
    public static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static void Instant(this Utf8JsonWriter writer, string name, DateTimeOffset? instant)
    {
        if (instant is { } at)
            writer.WriteString(name, at);
        else
            writer.WriteNull(name);
    }

    public static void Texts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    public static void Number(this Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }

    public static void Flag(this Utf8JsonWriter writer, string name, bool? flag)
    {
        if (flag is { } value)
            writer.WriteBoolean(name, value);
        else
            writer.WriteNull(name);
    }
}
