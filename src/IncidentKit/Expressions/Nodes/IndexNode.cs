namespace IncidentKit.Expressions.Nodes;

/// <summary>An element of a list by its number from 0, or a member of a map by its name: <c>items[0]</c>, <c>labels[key]</c>.</summary>
internal sealed class IndexNode(int offset, int id, Node target, Node index) : Node(offset, Above(target, index))
{
    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var value = target.Evaluate(ref state);
        var at = index.Evaluate(ref state);
        if (value.IsMissing || at.IsAbsent)
        {
            if (at.IsNull)
                index.NoteNull(ref state);
            return default;
        }

        // A division gives a number, and JSON may write 1 as 1.0.
        if (at.IsNumber && Math.Abs(at.AsNumber()) < int.MaxValue && Math.Truncate(at.AsNumber()) == at.AsNumber())
            at = ExpressionValue.FromInteger((long)at.AsNumber());
        object? foreign = null;
        switch (value.Kind, at.Kind)
        {
            case (ExpressionValueKind.List, ExpressionValueKind.Integer):
                var list = value.AsList();
                if (at.RawBits >= 0 && at.RawBits < list.Count)
                {
                    foreign = list[(int)at.RawBits];
                    if (ExpressionValue.TryFrom(foreign, out var element))
                        return element;
                }

                break;
            case (ExpressionValueKind.Map, ExpressionValueKind.Text):
                if (value.TryGetPlainMember(at.AsText(), out var member, out foreign))
                    return member;
                break;
            case (ExpressionValueKind.Null, _):
                break;
            default:
                state.Fail(Offset, $"{ValueText.Describe(value)} has no element {ValueText.Describe(at)}; a list takes an integer, a map a text");
                return default;
        }

        if (foreign is not null)
            state.Fail(Offset, $"the element {ValueText.Describe(at)} is a {foreign.GetType()}, which is not plain data");
        state.NoteMissing(id);
        return default;
    }

    public override void NoteNull(ref EvaluationState state) => state.NoteMissing(id);
}
