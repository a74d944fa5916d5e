using IncidentKit.Expressions;
using IncidentKit.Signals;

namespace IncidentKit.Runbooks.Runs;

/// <summary>The root <c>alert</c>: its own members, and for any other name the label of that name, as in <c>alert.service</c>.</summary>
internal sealed class RunAlert(IReadOnlyDictionary<string, object?> data) : IExpressionObject
{
    private static readonly string[] Members = ["name", "status", "labels", "annotations", "starts_at", "fingerprint"];

    /// <summary>An alert as plain data, as a run keeps it.</summary>
    public static IReadOnlyDictionary<string, object?> ToData(Alert alert) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = alert.Name,
        ["status"] = alert.Firing ? "firing" : "resolved",
        ["labels"] = Texts(alert.Labels),
        ["annotations"] = Texts(alert.Annotations),
        ["starts_at"] = alert.StartsAt.ToString("O"),
        ["fingerprint"] = alert.Fingerprint,
    };

    public bool TryGetMember(string name, out ExpressionValue value)
    {
        object? found = null;
        var exists = Members.Contains(name)
            ? data.TryGetValue(name, out found)
            : (data.TryGetValue("labels", out var labels) && labels is IReadOnlyDictionary<string, object?> map && map.TryGetValue(name, out found)) || data.TryGetValue(name, out found);
        value = exists ? ExpressionValue.From(found) : ExpressionValue.Missing;
        return exists;
    }

    private static Dictionary<string, object?> Texts(IReadOnlyDictionary<string, string> map) =>
        map.ToDictionary(e => e.Key, e => (object?)e.Value, StringComparer.Ordinal);
}
