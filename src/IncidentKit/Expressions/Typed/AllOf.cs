using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>False at the first part that is false, as long as none before it was unknown.</summary>
internal sealed class AllOf(TypedCondition[] parts) : TypedCondition
{
    public override string Key => $"and({string.Join(' ', parts.Select(part => part.Key))})";

    public static TypedCondition? Of(AndNode node) => Each(node.Parts) switch
    {
        null => null,
        [var left, var right] => new Both(left, right),
        var parts => new AllOf(parts),
    };

    public override Truth Decide(TypedExpressionScope scope)
    {
        foreach (var part in parts)
        {
            var truth = part.Decide(scope);
            if (truth != Truth.True)
                return truth;
        }

        return Truth.True;
    }

    // Most have two parts, and need no loop.
    private sealed class Both(TypedCondition left, TypedCondition right) : TypedCondition
    {
        public override string Key => $"and({left.Key} {right.Key})";

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public override Truth Decide(TypedExpressionScope scope)
        {
            var truth = left.Decide(scope);
            return truth == Truth.True ? right.Decide(scope) : truth;
        }
    }
}
