namespace IncidentKit.Expressions.Nodes;

/// <summary>The operators over the bits of integers; the first three from the tightest to the loosest.</summary>
internal enum Bitwise
{
    And,
    Xor,
    Or,
    ShiftLeft,
    ShiftRight,
}
