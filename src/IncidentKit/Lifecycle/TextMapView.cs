using IncidentKit.Expressions;

namespace IncidentKit.Lifecycle;

/// <summary>Labels as expressions see them, without copying them.</summary>
internal sealed class TextMapView(IReadOnlyDictionary<string, string> map) : IExpressionObject
{
    /// <inheritdoc/>
    public bool TryGetMember(string name, out ExpressionValue value)
    {
        var found = map.TryGetValue(name, out var text);
        value = found ? ExpressionValue.FromText(text) : ExpressionValue.Missing;
        return found;
    }
}
