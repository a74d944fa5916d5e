using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>True at the first part that is true, as long as none before it was unknown.</summary>
internal sealed class AnyOf : TypedCondition
{
    private readonly TypedPart[] _parts;

    private AnyOf(TypedPart[] parts) => _parts = parts;

    public static AnyOf? Of(IReadOnlyList<Node> nodes) => TypedPart.Of(nodes) is { } parts ? new AnyOf(parts) : null;

    public override string Key => $"or({string.Join(' ', _parts.Select(part => part.Key))})";

    public override Truth Decide(TypedExpressionScope scope)
    {
        var parts = _parts;
        for (var i = 0; i < parts.Length; i++)
        {
            var truth = parts[i].Decide(scope);
            if (truth != Truth.False)
                return truth;
        }

        return Truth.False;
    }
}
