namespace IncidentKit.Linting.Cases;

/// <summary>What values a field of a condition can have.</summary>
internal enum FieldKind
{
    /// <summary>Cases can't be told apart by it: a list, an instant, or a name that is none.</summary>
    None,

    /// <summary>A text, or missing.</summary>
    Text,

    /// <summary>A text that is always there.</summary>
    RequiredText,

    /// <summary>A text, or missing, or null.</summary>
    NullableText,

    /// <summary>A number from 0 to 100, or missing.</summary>
    Percent,

    /// <summary>True, false or missing.</summary>
    Flag,
}
