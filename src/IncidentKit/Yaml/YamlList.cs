namespace IncidentKit.Yaml;

/// <summary>A sequence.</summary>
internal sealed class YamlList(string file, int line, int column, IReadOnlyList<YamlNode> items) : YamlNode(file, line, column)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Kind => "a list";
}
