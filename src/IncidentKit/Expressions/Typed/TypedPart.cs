using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>One of several conditions: a test of a field, or anything else.</summary>
internal readonly struct TypedPart
{
    private readonly FieldTest _test;
    private readonly TypedCondition? _other;

    private TypedPart(FieldTest test, TypedCondition? other)
    {
        _test = test;
        _other = other;
    }

    public string Key => _other?.Key ?? _test.Key;

    public Truth Decide(TypedExpressionScope scope) => _other is null ? _test.Decide(scope) : _other.Decide(scope);

    /// <summary>The shortcuts of all nodes; <see langword="null"/> where one has none.</summary>
    public static TypedPart[]? Of(IReadOnlyList<Node> nodes)
    {
        var parts = new TypedPart[nodes.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var test = FieldTest.Of(nodes[i]);
            var other = test.Kind == FieldTestKind.General ? TypedCondition.Of(nodes[i]) : null;
            if (test.Kind == FieldTestKind.General && other is null)
                return null;
            parts[i] = new TypedPart(test, other);
        }

        return parts;
    }
}
