namespace IncidentKit.Yaml;

/// <summary>A single value. It stays text until a schema gives it a type, so that <c>no</c> stays <c>no</c>.</summary>
internal sealed class YamlScalar(string file, int line, int column, string value, YamlScalarStyle style = YamlScalarStyle.Plain, bool isVerbatim = false)
    : YamlNode(file, line, column)
{
    public string Value { get; } = value;

    public YamlScalarStyle Style { get; } = style;

    /// <summary>Whether it is written without quotes.</summary>
    public bool IsPlain => Style == YamlScalarStyle.Plain;

    /// <summary>Whether it stands for nothing: empty, <c>~</c> or <c>null</c>, without quotes.</summary>
    public bool IsNull => IsPlain && (Value is "" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNull ? "nothing" : "text";

    /// <summary>The place in the file of a character of the value, as near as the document tells.</summary>
    /// <param name="index">Counted from 0, in UTF-16 units.</param>
    /// <returns>The place; the column is 0 where only the line is known. A text with escapes or folded lines gives its own beginning.</returns>
    public (int Line, int Column) PlaceOf(int index)
    {
        if (Style == YamlScalarStyle.Literal)
            return (Line + 1 + Value.AsSpan(0, Math.Clamp(index, 0, Value.Length)).Count('\n'), 0);
        return isVerbatim ? (Line, Column + index + (Style == YamlScalarStyle.Quoted ? 1 : 0)) : (Line, Column);
    }
}
