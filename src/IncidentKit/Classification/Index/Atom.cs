using IncidentKit.Expressions;
using IncidentKit.Expressions.Nodes;
using IncidentKit.Expressions.Typed;

namespace IncidentKit.Classification.Index;

/// <summary>One comparison of a term with constants.</summary>
internal sealed class Atom
{
    private readonly FieldTest? _test;
    private readonly Ordering _ordering;
    private readonly bool _negated;

    private Atom(TermSource source, bool negated, FieldTest? test = null, Ordering ordering = default, double bound = 0)
    {
        Source = source;
        _negated = negated;
        _test = test;
        _ordering = ordering;
        Bound = bound;
    }

    public TermSource Source { get; }

    /// <summary>The number that the term is compared with.</summary>
    public double Bound { get; }

    /// <summary>Whether the term is a number.</summary>
    public bool IsOfNumbers => Source.Number is not null || _test is NumberTest;

    /// <summary>The texts that the term is compared with.</summary>
    public IReadOnlyList<string> Texts => _test is TextTest { Texts: var texts } ? texts : [];

    /// <summary>The comparison that a node is; <see langword="null"/> where it is none, or where it could be an error.</summary>
    public static Atom? Of(Node node, bool negated)
    {
        if (FieldTest.Of(node) is { } test)
        {
            // A comparison with a constant of another kind is the node's to answer: it may be an error.
            var asExpected = test switch
            {
                NumberTest => ReportScope.IsNumber(test.Place),
                TextTest => ReportScope.IsText(test.Place),
                _ => ReportScope.IsFlag(test.Place),
            };
            return asExpected ? new Atom(TermSource.Field(test.Place), negated, test, bound: test is NumberTest { Bound: var limit } ? limit : 0) : null;
        }

        return node switch
        {
            OrderingNode ordering when TypedNumber.Of(ordering.Left) is { } number and not NumberConstant && TypedNumber.Of(ordering.Right) is NumberConstant bound =>
                new Atom(TermSource.Of(number), negated, ordering: ordering.Ordering, bound: bound.Value),
            CallNode call when TextSearch.Of(call) is { } search => new Atom(TermSource.Of(search), negated),
            _ => null,
        };
    }

    /// <summary>Whether the comparison holds for a value of the term: a number, a truth, or a field's value.</summary>
    public bool Holds(in ExpressionValue value)
    {
        bool holds;
        if (_test is not null)
            holds = _test.Decide(new Probe(value)) == Truth.True;
        else if (Source.Number is null)
            holds = value.AsBoolean();
        else
            holds = _ordering switch
            {
                Ordering.Less => value.AsNumber() < Bound,
                Ordering.LessOrEqual => value.AsNumber() <= Bound,
                Ordering.Greater => value.AsNumber() > Bound,
                _ => value.AsNumber() >= Bound,
            };
        return holds != _negated;
    }

    /// <summary>A scope in which every field holds the same value.</summary>
    private sealed class Probe(ExpressionValue value) : TypedExpressionScope(ReportScope.Fields)
    {
        public override DateTimeOffset Now => default;

        public override ExpressionValue Read(int place) => value;
    }
}
