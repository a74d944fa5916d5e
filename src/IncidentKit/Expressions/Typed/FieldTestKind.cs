namespace IncidentKit.Expressions.Typed;

/// <summary>What a <see cref="FieldTest"/> asks of its field.</summary>
internal enum FieldTestKind
{
    /// <summary>Whatever the node asks: nothing shorter is known.</summary>
    General,

    /// <summary>Whether it is true.</summary>
    IsTrue,

    /// <summary>Whether it is below a number.</summary>
    Less,

    /// <summary>Whether it is a number or below.</summary>
    LessOrEqual,

    /// <summary>Whether it is above a number.</summary>
    Greater,

    /// <summary>Whether it is a number or above.</summary>
    GreaterOrEqual,

    /// <summary>Whether it is a text.</summary>
    IsText,

    /// <summary>Whether it is one of several texts.</summary>
    IsOneOf,
}
