using IncidentKit.Expressions;
using IncidentKit.Signals;

namespace IncidentKit.Triage;

/// <summary>An alert as the intake of a policy sees it.</summary>
internal sealed class AlertView(Alert alert) : IExpressionObject
{
    private readonly Dictionary<string, object?> _labels = alert.Labels.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _annotations = alert.Annotations.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool TryGetMember(string name, out ExpressionValue value)
    {
        switch (name)
        {
            case "name":
                value = ExpressionValue.FromText(alert.Name);
                return true;
            case "status":
                value = ExpressionValue.FromText(alert.Firing ? "firing" : "resolved");
                return true;
            case "labels":
                value = ExpressionValue.FromMap(_labels);
                return true;
            case "annotations":
                value = ExpressionValue.FromMap(_annotations);
                return true;
            case "starts_at":
                value = ExpressionValue.FromInstant(alert.StartsAt);
                return true;
            case "fingerprint":
                value = ExpressionValue.FromText(alert.Fingerprint);
                return true;
            case "generator_url":
                value = ExpressionValue.FromText(alert.GeneratorUrl);
                return true;
            default:
                value = ExpressionValue.Missing;
                return false;
        }
    }
}
