using IncidentKit.Expressions;
using IncidentKit.Expressions.Nodes;
using IncidentKit.Linting.Cases;

namespace IncidentKit.Linting;

/// <summary>Says why a condition can never hold where the types of what it compares are the reason.</summary>
internal static class TypeReasons
{
    private const string Number = "a number";
    private const string Text = "a text";
    private const string Flag = "true or false";
    private const string List = "a list";

    /// <summary>The reason, in words that stand before "so …"; <see langword="null"/> where types are none.</summary>
    public static string? Of(PolicyParts parts, string condition, Func<PathNode, FieldKind> kindOf) =>
        Expression.ParseCondition(condition, parts.Policy.Functions).Expression is { } expression ? NeverTrue(expression.Root, kindOf, "the condition") : null;

    private static string? NeverTrue(Node node, Func<PathNode, FieldKind> kindOf, string subject) => node switch
    {
        AndNode and => and.Parts.Select(part => NeverTrue(part, kindOf, Subject(part))).FirstOrDefault(reason => reason is not null),
        OrNode or => or.Parts.Select(part => NeverTrue(part, kindOf, Subject(part))).ToList() is var reasons && reasons.TrueForAll(reason => reason is not null) ? reasons[0] : null,

        // "not" turns a false comparison into a true one, but nothing into one that fails.
        NotNode not => NoAnswer(not.Operand, kindOf, Subject(not.Operand)),
        EqualityNode { Negated: false } equality => Differ(equality.Left, equality.Right, kindOf),
        OrderingNode ordering => Differ(ordering.Left, ordering.Right, kindOf),
        InNode { Negated: false, Candidates: { Count: > 0 } candidates } membership when candidates.Count > 1 || TypeOf(candidates[0], kindOf) != List =>
            candidates.Select(candidate => Differ(membership.Needle, candidate, kindOf)).ToList() is var differences && differences.TrueForAll(difference => difference is not null) ? differences[0] : null,
        _ => NoAnswer(node, kindOf, subject),
    };

    private static string? NoAnswer(Node node, Func<PathNode, FieldKind> kindOf, string subject) => node switch
    {
        OrderingNode ordering => Differ(ordering.Left, ordering.Right, kindOf),
        _ => TypeOf(node, kindOf) is { } type and not Flag ? $"{subject} is {type}, not true or false" : null,
    };

    private static string? Differ(Node left, Node right, Func<PathNode, FieldKind> kindOf)
    {
        if (TypeOf(left, kindOf) is not { } first || TypeOf(right, kindOf) is not { } second || first == second)
            return null;
        if (left is ConstantNode && right is not ConstantNode)
            (left, right, first, second) = (right, left, second, first);
        var hint = (first, right) switch
        {
            (List, ConstantNode { Value.Kind: ExpressionValueKind.Text }) => $"; write {Subject(right)} in {Subject(left)}",
            (Number, ConstantNode { Value.Kind: ExpressionValueKind.Text } text) when double.TryParse(text.Value.AsText(), out _) => "; write it without quotes",
            (Flag, ConstantNode { Value.Kind: ExpressionValueKind.Text } text) when text.Value.AsText() is "true" or "false" => "; write it without quotes",
            _ => "",
        };
        return $"{Subject(left)} is {first}, never {Named(second, right)}{hint}";
    }

    private static string Named(string type, Node node) => node is ConstantNode ? $"{(type is Text or Number ? "the" + type[1..] + " " : "")}{Subject(node)}" : type;

    private static string Subject(Node node) => node switch
    {
        PathNode path => Short(path.Path),
        CallNode call => $"{call.Name}(…)",
        ConstantNode { Value.Kind: ExpressionValueKind.Text } text => $"'{Short(text.Value.AsText())}'",
        ConstantNode constant => constant.Value.ToString() ?? "",
        _ => "a part of the condition",
    };

    private static string Short(string text) => (text.Length <= 60 ? text : text[..57] + "...").ReplaceLineEndings(" ");

    private static string? TypeOf(Node node, Func<PathNode, FieldKind> kindOf) => node switch
    {
        ConstantNode { Value: var value } => value.Kind == ExpressionValueKind.Text ? Text : value.Kind == ExpressionValueKind.Boolean ? Flag : value.IsNumeric ? Number : null,
        NegateNode { Operand: ConstantNode { Value.IsNumeric: true } } => Number,
        CallNode { Name: "length" } => Number,
        PathNode { Root: "affected_systems" or "affected_tenants", Members.Count: 0 } => List,
        PathNode path => kindOf(path) switch
        {
            FieldKind.Text or FieldKind.RequiredText or FieldKind.NullableText => Text,
            FieldKind.Percent => Number,
            FieldKind.Flag => Flag,
            _ => null,
        },
        _ => null,
    };
}
