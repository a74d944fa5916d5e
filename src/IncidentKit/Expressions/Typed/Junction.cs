using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>Parts joined by <c>and</c> or <c>or</c>: the first that answers anything else than what leaves the whole open decides, an unknown one too.</summary>
/// <param name="parts">The parts, in their order.</param>
/// <param name="open">The answer after which the next part is asked: true for <c>and</c>, false for <c>or</c>.</param>
internal sealed class Junction(TypedCondition[] parts, Truth open) : TypedCondition
{
    public override string Key => $"{open}({string.Join(' ', parts.Select(part => part.Key))})";

    /// <summary>The shortcut of joined nodes; <see langword="null"/> where one of them has none.</summary>
    public static TypedCondition? Of(IReadOnlyList<Node> nodes, Truth open)
    {
        var parts = new TypedCondition[nodes.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            if (TypedCondition.Of(nodes[i]) is not { } part)
                return null;
            parts[i] = part;
        }

        return parts is [var left, var right] ? new Pair(left, right, open) : new Junction(parts, open);
    }

    public override Truth Decide(TypedExpressionScope scope)
    {
        foreach (var part in parts)
        {
            var truth = part.Decide(scope);
            if (truth != open)
                return truth;
        }

        return open;
    }

    // Most have two parts, and need no loop.
    private sealed class Pair(TypedCondition left, TypedCondition right, Truth open) : TypedCondition
    {
        public override string Key => $"{open}({left.Key} {right.Key})";

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public override Truth Decide(TypedExpressionScope scope)
        {
            var truth = left.Decide(scope);
            return truth == open ? right.Decide(scope) : truth;
        }
    }
}
