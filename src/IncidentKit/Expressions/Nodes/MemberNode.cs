namespace IncidentKit.Expressions.Nodes;

/// <summary>A member of a computed value: <c>items[0].name</c>.</summary>
internal sealed class MemberNode(int offset, int id, Node target, string name) : Node(offset, Above(target))
{
    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var value = target.Evaluate(ref state);
        if (value.IsMissing)
            return default;
        if (value.TryGetPlainMember(name, out var member, out var foreign))
            return member;
        if (foreign is not null)
            state.Fail(Offset, $"'{name}' reads a {foreign.GetType()}, which is not plain data");
        state.NoteMissing(id);
        return default;
    }

    public override void NoteNull(ref EvaluationState state) => state.NoteMissing(id);
}
