namespace IncidentKit.Yaml;

/// <summary>A part of a YAML document with its place: what a schema reader binds from, and reports about.</summary>
internal abstract class YamlNode(string file, int line, int column)
{
    /// <summary>The file; nodes of several files stand in one tree where one document extends another.</summary>
    public string File { get; } = file;

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column in UTF-16 units, counted from 1.</summary>
    public int Column { get; } = column;

    /// <summary>What it is, for messages: "a map", "a list", "text".</summary>
    public abstract string Kind { get; }
}
