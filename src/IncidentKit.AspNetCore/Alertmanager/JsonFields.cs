using System.Text;
using System.Text.Json;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Takes JSON apart without ever throwing: what is not as expected becomes a fault under its path.</summary>
internal sealed class JsonFields(MessageFaults faults)
{
    /// <summary>The longest text that is taken, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 16 * 1024;

    /// <summary>The members of an object; <see langword="null"/> where the element is none.</summary>
    public Dictionary<string, JsonElement>? Object(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(path, $"is {Kind(element)}; an object is expected");
            return null;
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (faults.IsFull)
                break;
            if (Name(member) is not { } name)
                faults.Add(MessageFaults.Path(path, ""), "has a name that is no valid Unicode text");
            // Which of the two values would hold? Parsers differ, and that difference has been used to slip things past them.
            else if (!members.TryAdd(name, member.Value))
                faults.Add(MessageFaults.Path(path, name), "appears twice");
        }

        return members;
    }

    /// <summary>A text that must be there and not be empty; <see langword="null"/> where that is a fault.</summary>
    public string? RequiredText(Dictionary<string, JsonElement> members, string name, string parent)
    {
        string path = MessageFaults.Path(parent, name);
        if (IsAbsent(members, name))
        {
            faults.Add(path, "is missing; a text is expected");
            return null;
        }

        string? text = Text(members[name], path);
        if (text is not "")
            return text;
        faults.Add(path, "is empty; a text is expected");
        return null;
    }

    /// <summary>A text that may be missing; <see langword="null"/> where it is, or where it is a fault.</summary>
    public string? OptionalText(Dictionary<string, JsonElement> members, string name, string parent) =>
        IsAbsent(members, name) ? null : Text(members[name], MessageFaults.Path(parent, name));

    /// <summary>A text, as the sender wrote it; <see langword="null"/> where the element is none.</summary>
    public string? Text(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            faults.Add(path, $"is {Kind(element)}; a text is expected");
            return null;
        }

        if (Value(element) is not { } text)
        {
            faults.Add(path, "is no valid Unicode text");
            return null;
        }

        if (Encoding.UTF8.GetByteCount(text) <= MaxTextBytes)
            return text;
        faults.Add(path, $"is longer than {MaxTextBytes} bytes");
        return null;
    }

    public static bool IsAbsent(Dictionary<string, JsonElement> members, string name) =>
        !members.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null;

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    // JSON may spell half of a surrogate pair as \ud800; the reader finds out only here, and throws.
    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Value(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
