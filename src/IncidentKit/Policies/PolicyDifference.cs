using System.Text.Json;

namespace IncidentKit.Policies;

/// <summary>Says which parts of two policies differ, by the keys of the document.</summary>
public static class PolicyDifference
{
    private const int Most = 40;

    /// <summary>Compares two policies.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <returns>
    /// The parts that differ, in the order of the document: <c>title</c>, <c>severities.SEV1</c>, <c>escalation.SEV1</c>; at most 40, the last of which
    /// then says how many more there are. Empty where both have the same <see cref="Policy.Hash"/>.
    /// </returns>
    public static IReadOnlyList<string> Between(Policy before, Policy after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        using var one = JsonDocument.Parse(PolicyJson.ToUtf8Bytes(before));
        using var two = JsonDocument.Parse(PolicyJson.ToUtf8Bytes(after));
        var parts = new List<string>();
        Compare(Parts(one.RootElement)!, Parts(two.RootElement)!, "", parts);
        return parts.Count <= Most ? parts : [.. parts.Take(Most - 1), $"and {parts.Count - Most + 1} more"];
    }

    private static void Compare(List<(string Key, JsonElement Value)> before, List<(string Key, JsonElement Value)> after, string prefix, List<string> parts)
    {
        var found = parts.Count;
        foreach (var key in before.Concat(after).Select(part => part.Key).Distinct(StringComparer.Ordinal))
        {
            var one = Of(before, key);
            var two = Of(after, key);
            if (one?.GetRawText() == two?.GetRawText())
                continue;
            if (prefix.Length == 0 && one is { } left && two is { } right && Parts(left) is { } inLeft && Parts(right) is { } inRight)
                Compare(inLeft, inRight, $"{key}.", parts);
            else
                parts.Add(prefix + key);
        }

        // The same parts in another order: the order counts.
        if (prefix.Length > 0 && parts.Count == found)
            parts.Add(prefix[..^1]);
    }

    private static JsonElement? Of(List<(string Key, JsonElement Value)> parts, string key)
    {
        foreach (var part in parts)
        {
            if (part.Key == key)
                return part.Value;
        }

        return null;
    }

    /// <summary>What a map or a list of named records consists of; <see langword="null"/> for anything else.</summary>
    private static List<(string Key, JsonElement Value)>? Parts(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return [.. value.EnumerateObject().Select(property => (property.Name, property.Value))];
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var parts = new List<(string, JsonElement)>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return null;
            if (item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
                parts.Add((name.GetString()!, item));
            else if (item.TryGetProperty("otherwise", out _))
                parts.Add(("otherwise", item));
            else
                return null;
        }

        return parts;
    }
}
