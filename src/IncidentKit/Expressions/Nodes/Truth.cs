namespace IncidentKit.Expressions.Nodes;

/// <summary>The three answers of a condition.</summary>
internal enum Truth
{
    False,
    True,
    Unknown,
}
