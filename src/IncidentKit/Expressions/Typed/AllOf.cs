using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>False at the first part that is false, as long as none before it was unknown.</summary>
internal sealed class AllOf : TypedCondition
{
    private readonly TypedPart[] _parts;

    private AllOf(TypedPart[] parts) => _parts = parts;

    public static AllOf? Of(IReadOnlyList<Node> nodes) => TypedPart.Of(nodes) is { } parts ? new AllOf(parts) : null;

    public override string Key => $"and({string.Join(' ', _parts.Select(part => part.Key))})";

    public override Truth Decide(TypedExpressionScope scope)
    {
        var parts = _parts;
        for (var i = 0; i < parts.Length; i++)
        {
            var truth = parts[i].Decide(scope);
            if (truth != Truth.True)
                return truth;
        }

        return Truth.True;
    }
}
