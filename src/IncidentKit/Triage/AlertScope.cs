using IncidentKit.Expressions;

namespace IncidentKit.Triage;

/// <summary>What an intake rule sees: <c>alert</c>.</summary>
internal sealed class AlertScope(IExpressionObject alert, DateTimeOffset now) : IExpressionScope
{
    public DateTimeOffset Now => now;

    public bool TryGetValue(string name, out ExpressionValue value)
    {
        value = name == "alert" ? ExpressionValue.FromObject(alert) : default;
        return !value.IsMissing;
    }

    public ExpressionValue Read(string member) => alert.TryGetMember(member, out var value) ? value : default;

    /// <summary>A text of the alert that is there and not blank.</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        var value = ExpressionValue.FromObject(alert);
        foreach (var member in path)
        {
            if (!value.TryGetMember(member, out value))
                return null;
        }

        return value.Kind == ExpressionValueKind.Text && !string.IsNullOrWhiteSpace(value.AsText()) ? value.AsText() : null;
    }
}
