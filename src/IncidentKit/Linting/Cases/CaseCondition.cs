using IncidentKit.Expressions;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Linting.Cases;

/// <summary>A condition that does nothing but compare fields with constants, so that its cases can be counted.</summary>
internal sealed class CaseCondition
{
    // Above this an integer may have no double of its own.
    private const double ExactIntegers = 9_007_199_254_740_992;

    private readonly Dictionary<string, List<(ExpressionValue Constant, bool Ordered)>> _comparisons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PathNode Path, FieldKind Kind)> _fields = new(StringComparer.Ordinal);
    private readonly Func<PathNode, FieldKind> _kindOf;

    private CaseCondition(Expression expression, Func<PathNode, FieldKind> kindOf)
    {
        Expression = expression;
        _kindOf = kindOf;
    }

    public Expression Expression { get; }

    /// <summary>The paths that it reads.</summary>
    public IEnumerable<string> Fields => _fields.Keys;

    /// <summary>Looks at a condition.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="kindOf">What the fields can be.</param>
    /// <returns>The condition; <see langword="null"/> where it is none, or does anything else.</returns>
    public static CaseCondition? TryCreate(string text, Func<PathNode, FieldKind> kindOf)
    {
        if (Expression.ParseCondition(text).Expression is not { } expression)
            return null;
        var condition = new CaseCondition(expression, kindOf);
        return condition.Takes(expression.Root) ? condition : null;
    }

    /// <summary>Adds its fields and constants to those of others.</summary>
    public void AddTo(Dictionary<string, FieldUse> uses)
    {
        foreach (var (path, (node, kind)) in _fields)
        {
            if (!uses.TryGetValue(path, out var use))
                use = uses[path] = new FieldUse([node.Root, .. node.Members], kind);
            foreach (var (constant, ordered) in _comparisons.GetValueOrDefault(path, []))
            {
                use.Add(constant);
                use.IsOrdered |= ordered;
            }
        }
    }

    private bool Takes(Node node) => node switch
    {
        AndNode and => and.Parts.All(Takes),
        OrNode or => or.Parts.All(Takes),
        NotNode not => Takes(not.Operand),
        EqualityNode equality => TakesComparison(equality.Left, equality.Right, ordered: false),
        OrderingNode ordering => TakesComparison(ordering.Left, ordering.Right, ordered: true),
        InNode membership => membership.Candidates.All(candidate => TakesComparison(membership.Needle, candidate, ordered: false)),
        IsNullNode absence => absence.Operand is PathNode path && TakesField(path),
        PathNode path => TakesField(path),
        ConstantNode => true,
        _ => false,
    };

    private bool TakesComparison(Node left, Node right, bool ordered)
    {
        if (ConstantOf(left) is { } first)
            return ConstantOf(right) is not null || (right is PathNode path && TakesField(path, first, ordered));
        return ConstantOf(right) is { } second && left is PathNode field && TakesField(field, second, ordered);
    }

    private bool TakesField(PathNode path, in ExpressionValue constant, bool ordered)
    {
        if (!TakesField(path))
            return false;
        if (!_comparisons.TryGetValue(path.Path, out var comparisons))
            _comparisons[path.Path] = comparisons = [];
        comparisons.Add((constant, ordered));
        return true;
    }

    private bool TakesField(PathNode path)
    {
        var kind = _kindOf(path);
        if (kind != FieldKind.None)
            _fields[path.Path] = (path, kind);
        return kind != FieldKind.None;
    }

    private static ExpressionValue? ConstantOf(Node node) => node switch
    {
        ConstantNode { Value: var value } when IsPlain(value) => value,
        NegateNode { Operand: ConstantNode { Value: { IsNumeric: true } value } } when IsPlain(value) => ExpressionValue.FromNumber(-value.AsNumber()),
        _ => null,
    };

    private static bool IsPlain(in ExpressionValue value) =>
        value.Kind is ExpressionValueKind.Text or ExpressionValueKind.Boolean || (value.IsNumeric && Math.Abs(value.AsNumber()) <= ExactIntegers);
}
