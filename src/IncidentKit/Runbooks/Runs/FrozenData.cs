using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentKit.Data;

namespace IncidentKit.Runbooks.Runs;

/// <summary>Values as the run keeps them: copied, and of the very types that they have when they are read back, so that a run decides the same before and after a restart.</summary>
internal static class FrozenData
{
    /// <summary>The most a step's output may be: 64 kB of JSON.</summary>
    public const int MostOutputBytes = 64 * 1024;

    /// <summary>Copies plain data; false, and why, where it is none or too much.</summary>
    public static bool TryFreeze(object? value, out object? frozen, out string? problem)
    {
        (frozen, problem) = (null, null);
        if (value is null or bool or long)
        {
            frozen = value;
            return true;
        }

        try
        {
            var json = PlainData.ToJson(value);
            if (json.Length > MostOutputBytes)
            {
                problem = $"it has {json.Length:N0} bytes as JSON; at most {MostOutputBytes:N0} are kept";
                return false;
            }

            frozen = PlainData.Parse(json);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or JsonException or InvalidOperationException)
        {
            problem = e is ArgumentException ? "it is no plain data; use null, true or false, numbers, texts, lists and maps" : "it nests too deeply";
            return false;
        }
    }

    public static string Hash(string? target, IReadOnlyDictionary<string, object?> parameters)
    {
        var json = PlainData.ToJson(new Dictionary<string, object?> { ["target"] = target, ["params"] = parameters });
        return Convert.ToHexStringLower(SHA256.HashData(json));
    }

    /// <summary>The value as a person is shown it: nothing escaped that can be read, and nothing readable that would hide or turn the text around it.</summary>
    public static string Show(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            PlainData.Write(writer, value);
        var text = new StringBuilder(buffer.WrittenCount);
        foreach (var c in Encoding.UTF8.GetString(buffer.WrittenSpan))
        {
            if (c != '\n' && RunbookReader.IsInvisible(c))
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                text.Append(c);
        }

        return text.ToString();
    }
}
