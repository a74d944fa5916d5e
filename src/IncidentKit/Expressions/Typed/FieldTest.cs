using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>A condition over one field and constants, which most conditions of most rules are made of.</summary>
/// <param name="place">The field's place in the layout.</param>
/// <param name="negated">Whether the answer is the opposite of what the test says.</param>
internal abstract class FieldTest(int place, bool negated) : TypedCondition
{
    public int Place => place;

    protected bool Negated => negated;

    /// <summary>The test that a node is; <see langword="null"/> where it is none.</summary>
    public static new FieldTest? Of(Node node)
    {
        var (inner, negated) = (node, false);
        while (inner is NotNode not)
            (inner, negated) = (not.Operand, !negated);
        return inner switch
        {
            PathNode { IsField: true } flag => new FlagTest(flag.Place, negated),
            OrderingNode { Left: PathNode { IsField: true } field, Right: ConstantNode { Value: { IsNumeric: true } bound } } ordering when bound.IsNumber || TypedNumber.IsExact(bound.AsNumber()) =>
                new NumberTest(field.Place, negated, ordering.Ordering, bound.AsNumber()),
            EqualityNode { Left: PathNode { IsField: true } field, Right: ConstantNode { Value: { Kind: ExpressionValueKind.Text } text } } equality =>
                new TextTest(field.Place, negated != equality.Negated, [text.AsText()]),
            InNode { Needle: PathNode { IsField: true } field } list when TextsOf(list.Candidates) is { } texts => new TextTest(field.Place, negated != list.Negated, texts),
            _ => null,
        };
    }

    private static string[]? TextsOf(IReadOnlyList<Node> nodes)
    {
        var texts = new string[nodes.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (nodes[i] is not ConstantNode { Value: { Kind: ExpressionValueKind.Text } text })
                return null;
            texts[i] = text.AsText();
        }

        return texts.Length == 0 ? null : texts;
    }
}
