using System.Text.Json;
using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

/// <summary>Scopes and shorthand for the tests of this room.</summary>
internal static class Scopes
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 23, 12, 37, TimeSpan.Zero);

    public static ExpressionScope Of(params (string Name, object? Value)[] values) =>
        new(values.ToDictionary(pair => pair.Name, pair => pair.Value), Now);

    public static Expression Parse(string text)
    {
        var result = Expression.Parse(text);
        Assert.True(result.Succeeded, $"{text}: {result.Error}");
        return result.Expression;
    }

    public static ExpressionError Error(string text)
    {
        var result = Expression.Parse(text);
        Assert.False(result.Succeeded, text);
        return result.Error;
    }

    public static ExpressionResult Evaluate(string text, params (string Name, object? Value)[] values) => Parse(text).Evaluate(Of(values));

    public static object? Value(string text, params (string Name, object? Value)[] values)
    {
        var result = Evaluate(text, values);
        Assert.True(result.Succeeded && !result.IsMissing, $"{text}: {result.Error} {string.Join(", ", result.Missing)}");
        return result.Value.ToObject();
    }

    public static Template Template(string text)
    {
        var result = IncidentKit.Expressions.Template.Parse(text);
        Assert.True(result.Succeeded, $"{text}: {result.Error}");
        return result.Template;
    }

    public static Dictionary<string, object?> FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return (Dictionary<string, object?>)ToPlain(document.RootElement)!;
    }

    private static object? ToPlain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(member => member.Name, member => ToPlain(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(ToPlain).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? integer : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
