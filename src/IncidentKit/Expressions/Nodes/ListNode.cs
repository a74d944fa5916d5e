namespace IncidentKit.Expressions.Nodes;

/// <summary>A list that is written out: <c>(1, 2, 3)</c>; unknown where an element is missing.</summary>
internal sealed class ListNode(int offset, Node[] elements) : Node(offset, Above(elements))
{
    public Node[] Elements => elements;

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var list = new object?[elements.Length];
        var unknown = false;
        for (var i = 0; i < elements.Length; i++)
        {
            var value = elements[i].Evaluate(ref state);
            unknown |= value.IsMissing;
            list[i] = value.ToObject();
        }

        return unknown ? default : ExpressionValue.FromList(list);
    }
}
