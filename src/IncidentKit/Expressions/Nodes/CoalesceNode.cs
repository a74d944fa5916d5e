namespace IncidentKit.Expressions.Nodes;

/// <summary>The first value, or the second where the first is missing or null: <c>a ?? b</c> and <c>default(a, b)</c>.</summary>
internal sealed class CoalesceNode(int offset, Node first, Node second) : Node(offset, Above(first, second))
{
    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var mark = state.Mark();
        var value = first.Evaluate(ref state);
        if (!value.IsAbsent)
            return value;
        var instead = second.Evaluate(ref state);
        if (!instead.IsMissing)
            state.Forget(mark);
        return instead;
    }

    public override void NoteNull(ref EvaluationState state)
    {
        first.NoteNull(ref state);
        second.NoteNull(ref state);
    }
}
