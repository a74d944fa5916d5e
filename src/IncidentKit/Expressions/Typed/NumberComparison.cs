using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>An order of two numbers.</summary>
internal sealed class NumberComparison(TypedNumber left, TypedNumber right, Ordering ordering) : TypedCondition
{
    // Most bounds are written out.
    private readonly bool _isBounded = right is NumberConstant;
    private readonly double _bound = right is NumberConstant constant ? constant.Value : double.NaN;

    public override string Key => $"({left.Key} {ordering} {right.Key})";

    public override Truth Decide(TypedExpressionScope scope)
    {
        var bound = _bound;
        if (!left.TryRead(scope, out var number) || (!_isBounded && !right.TryRead(scope, out bound)))
            return Truth.Unknown;
        var holds = ordering switch
        {
            Ordering.Less => number < bound,
            Ordering.LessOrEqual => number <= bound,
            Ordering.Greater => number > bound,
            _ => number >= bound,
        };
        return holds ? Truth.True : Truth.False;
    }
}
