using System.Runtime.CompilerServices;

namespace IncidentKit.Expressions.Nodes;

/// <summary>A part of a parsed expression.</summary>
/// <remarks>
/// A node that gives a value has forgotten the missing names noted below it (<see cref="EvaluationState.Forget"/>), so what is
/// noted at the end is exactly what made the result unknown.
/// </remarks>
internal abstract class Node(int offset, int depth)
{
    /// <summary>Where errors of this node point to, counted from 0 in the parsed text.</summary>
    public int Offset { get; } = offset;

    /// <summary>The height of the tree below, this node included; bounded by the parser so that evaluation can recurse.</summary>
    public int Depth { get; } = depth;

    public abstract ExpressionValue Evaluate(ref EvaluationState state);

    /// <summary>Evaluates as a condition.</summary>
    public virtual Truth Decide(ref EvaluationState state)
    {
        var value = Evaluate(ref state);
        return ToTruth(value, ref state);
    }

    /// <summary>The answer that a value is, or an error where it is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected Truth ToTruth(in ExpressionValue value, ref EvaluationState state)
    {
        if (value.Kind == ExpressionValueKind.Boolean)
            return value.RawBits != 0 ? Truth.True : Truth.False;
        if (value.IsAbsent)
        {
            if (value.IsNull)
                NoteNull(ref state);
            return Truth.Unknown;
        }

        state.Fail(Offset, $"expected true or false, found {ValueText.Describe(value)}");
        return Truth.Unknown;
    }

    /// <summary>Notes that this node's value is null where null makes the result unknown; only what has a name can be named.</summary>
    public virtual void NoteNull(ref EvaluationState state)
    {
    }

    protected static ExpressionValue ToValue(Truth truth) => truth switch
    {
        Truth.True => ExpressionValue.True,
        Truth.False => ExpressionValue.False,
        _ => default,
    };

    protected static int Above(Node one) => one.Depth + 1;

    protected static int Above(Node one, Node other) => Math.Max(one.Depth, other.Depth) + 1;

    protected static int Above(IReadOnlyList<Node> nodes)
    {
        var deepest = 0;
        for (var i = 0; i < nodes.Count; i++)
            deepest = Math.Max(deepest, nodes[i].Depth);
        return deepest + 1;
    }
}
