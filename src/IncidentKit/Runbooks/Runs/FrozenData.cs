using System.Security.Cryptography;
using System.Text;
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

    public static string Json(object? value) => Encoding.UTF8.GetString(PlainData.ToJson(value));
}
