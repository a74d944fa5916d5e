using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>True at the first part that is true, as long as none before it was unknown.</summary>
internal sealed class AnyOf(TypedCondition[] parts) : TypedCondition
{
    public override string Key => $"or({string.Join(' ', parts.Select(part => part.Key))})";

    public static TypedCondition? Of(OrNode node) => Each(node.Parts) switch
    {
        null => null,
        [var left, var right] => new Either(left, right),
        var parts => new AnyOf(parts),
    };

    public override Truth Decide(TypedExpressionScope scope)
    {
        foreach (var part in parts)
        {
            var truth = part.Decide(scope);
            if (truth != Truth.False)
                return truth;
        }

        return Truth.False;
    }

    // Most have two parts, and need no loop.
    private sealed class Either(TypedCondition left, TypedCondition right) : TypedCondition
    {
        public override string Key => $"or({left.Key} {right.Key})";

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public override Truth Decide(TypedExpressionScope scope)
        {
            var truth = left.Decide(scope);
            return truth == Truth.False ? right.Decide(scope) : truth;
        }
    }
}
