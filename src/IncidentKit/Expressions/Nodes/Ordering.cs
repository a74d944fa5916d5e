namespace IncidentKit.Expressions.Nodes;

/// <summary>The four comparisons of order.</summary>
internal enum Ordering
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
