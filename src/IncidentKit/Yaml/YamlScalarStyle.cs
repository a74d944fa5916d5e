namespace IncidentKit.Yaml;

/// <summary>How a scalar is written, as far as it matters.</summary>
internal enum YamlScalarStyle
{
    /// <summary>Without quotes: a schema may give it a type.</summary>
    Plain,

    /// <summary>In single or double quotes: text.</summary>
    Quoted,

    /// <summary>A block that keeps its line breaks (<c>|</c>): text.</summary>
    Literal,

    /// <summary>A block that folds its line breaks (<c>&gt;</c>): text.</summary>
    Folded,
}
