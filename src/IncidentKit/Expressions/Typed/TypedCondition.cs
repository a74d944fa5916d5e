using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>A condition over the fields of a typed scope, for the case that every field is there and holds what the condition expects.</summary>
/// <remarks>
/// The tree of nodes says what an expression means. This is a shortcut to the same answer: where a value is missing, is of another kind, or
/// a computation could fail, it answers unknown, and the nodes are asked.
/// </remarks>
internal abstract class TypedCondition
{
    /// <summary>What it asks, in a form of its own: two that ask the same of the same fields have the same.</summary>
    public abstract string Key { get; }

    /// <summary>The answer; unknown where the nodes must be asked.</summary>
    public abstract Truth Decide(TypedExpressionScope scope);

    /// <summary>The shortcut of a condition; <see langword="null"/> where there is none.</summary>
    public static TypedCondition? Of(Node node) => FieldTest.Of(node) ?? node switch
    {
        AndNode all => Junction.Of(all.Parts, Truth.True),
        OrNode any => Junction.Of(any.Parts, Truth.False),
        NotNode not when Of(not.Operand) is { } operand => new Opposite(operand),
        OrderingNode ordering when TypedNumber.Of(ordering.Left) is { } left && TypedNumber.Of(ordering.Right) is { } right => new NumberComparison(left, right, ordering.Ordering),
        CallNode call => TextSearch.Of(call),
        _ => null,
    };

    private sealed class Opposite(TypedCondition operand) : TypedCondition
    {
        public override string Key => $"not {operand.Key}";

        public override Truth Decide(TypedExpressionScope scope) => operand.Decide(scope) switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            _ => Truth.Unknown,
        };
    }
}
