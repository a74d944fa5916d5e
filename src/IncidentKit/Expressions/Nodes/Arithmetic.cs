namespace IncidentKit.Expressions.Nodes;

/// <summary>The operators that compute.</summary>
internal enum Arithmetic
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
}
