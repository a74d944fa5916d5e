using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.Expressions;

/// <summary>What an <see cref="ExpressionValue"/> holds.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The language's own words for its types.")]
public enum ExpressionValueKind
{
    /// <summary>Nothing: a name was read that has no value, or the answer depends on one. The default.</summary>
    Missing,

    /// <summary>A value that was given, and given as null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A binary floating-point number of 64 bits.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A point in time.</summary>
    Instant,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>An ordered list of plain data.</summary>
    List,

    /// <summary>Named members: a dictionary or an <see cref="IExpressionObject"/>.</summary>
    Map,
}
