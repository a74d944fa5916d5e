using System.Text;
using IncidentKit.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IncidentKit.Yaml;

/// <summary>Turns the parser's events into nodes, counting what they cost.</summary>
internal sealed class YamlTreeBuilder(string file, IParser parser, YamlLimits limits, DiagnosticReport report)
{
    private const string CoreTags = "tag:yaml.org,2002:";

    private readonly Dictionary<string, Built> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _nodes;

    public YamlNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            report.Add(DiagnosticSeverity.Error, YamlCodes.Empty, file, 0, 0, "the document is empty");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(1).Node;
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            Report(YamlCodes.SeveralDocuments, second.Start, "a file holds one document; put what follows '---' into a file of its own");
        if (root is YamlScalar { IsNull: true })
        {
            report.Error(YamlCodes.Empty, root, "the document is empty");
            return null;
        }

        return root;
    }

    private Built ReadNode(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Expand(alias, depth);
        var start = Next() as NodeEvent ?? throw new YamlException(Next().Start, Next().End, "A value is missing.");
        if (++_nodes > limits.Nodes)
            Stop(YamlCodes.TooManyNodes, start.Start, $"the document has more than {limits.Nodes:N0} nodes");
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
            _open.Add(anchor);
        var before = _nodes;
        var (node, height) = start switch
        {
            Scalar => (ReadScalar(), 0),
            MappingStart => ReadMap(depth),
            _ => ReadList(depth),
        };
        var built = new Built(node, height, _nodes - before + 1);
        if (anchor is not null)
        {
            _open.Remove(anchor);
            _anchors[anchor] = built;
        }

        return built;
    }

    private Built Expand(AnchorAlias alias, int depth)
    {
        var name = alias.Value.Value;
        if (_open.Contains(name))
        {
            Report(YamlCodes.RecursiveAlias, alias.Start, $"'*{Short(name)}' stands inside what it names");
            return Nothing(alias);
        }

        if (!_anchors.TryGetValue(name, out var built))
        {
            Report(YamlCodes.Syntax, alias.Start, $"nothing before this place is named '&{Short(name)}'");
            return Nothing(alias);
        }

        // What an alias stands for counts each time: otherwise a few lines make billions of nodes.
        _nodes += built.Size;
        if (_nodes > limits.Nodes)
            Stop(YamlCodes.TooManyNodes, alias.Start, $"the document has more than {limits.Nodes:N0} nodes, its aliases expanded");
        if (depth - 1 + built.Height > limits.Depth)
            Stop(YamlCodes.TooDeep, alias.Start, $"maps and lists are nested more than {limits.Depth} deep");
        return built;
    }

    private YamlScalar ReadScalar()
    {
        var scalar = parser.Consume<Scalar>();
        var tag = CheckTag(scalar.Tag, scalar.Start);
        if (Encoding.UTF8.GetByteCount(scalar.Value) > limits.ScalarBytes)
            Report(YamlCodes.ScalarTooLong, scalar.Start, $"a text has at most {limits.ScalarBytes:N0} bytes");
        if (scalar.Value.Contains('\0', StringComparison.Ordinal))
            Report(YamlCodes.Nul, scalar.Start, "a NUL character can't stand in a text; remove it");
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => YamlScalarStyle.Quoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => tag is "str" or "!" ? YamlScalarStyle.Quoted : YamlScalarStyle.Plain,
        };
        var quotes = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 2 : 0;
        var isVerbatim = tag is null && scalar.Anchor.IsEmpty && scalar.Start.Line == scalar.End.Line
            && scalar.End.Column - scalar.Start.Column == scalar.Value.Length + quotes;
        return new YamlScalar(file, Line(scalar.Start), Column(scalar.Start), scalar.Value, style, isVerbatim);
    }

    private (YamlNode Node, int Height) ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        CheckDepth(depth, start.Start);
        CheckTag(start.Tag, start.Start);
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var height = 0;
        var count = 0;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyStart = Next().Start;
            if (++count > limits.KeysPerMap)
                Stop(YamlCodes.TooManyKeys, keyStart, $"a map has at most {limits.KeysPerMap:N0} keys");
            var key = ReadNode(depth + 1).Node;
            var value = ReadNode(depth + 1);
            height = Math.Max(height, value.Height);
            if (key is not YamlScalar { IsNull: false } name)
                Report(YamlCodes.KeyIsNoText, keyStart, "a key must be text");
            else if (name is { Value: "<<", IsPlain: true })
                Report(YamlCodes.MergeKey, keyStart, "merge keys ('<<') are not supported; write the keys out");
            else if (!keys.Add(name.Value))
                Report(YamlCodes.DuplicateKey, keyStart, $"the key \"{YamlMapReader.Shown(name)}\" comes twice; remove one of them");
            else
                entries.Add(new YamlEntry(name, value.Node));
        }

        return (new YamlMap(file, Line(start.Start), Column(start.Start), entries), height + 1);
    }

    private (YamlNode Node, int Height) ReadList(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        CheckDepth(depth, start.Start);
        CheckTag(start.Tag, start.Start);
        var items = new List<YamlNode>();
        var height = 0;
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var item = ReadNode(depth + 1);
            height = Math.Max(height, item.Height);
            items.Add(item.Node);
        }

        return (new YamlList(file, Line(start.Start), Column(start.Start), items), height + 1);
    }

    private void CheckDepth(int depth, Mark mark)
    {
        if (depth > limits.Depth)
            Stop(YamlCodes.TooDeep, mark, $"maps and lists are nested more than {limits.Depth} deep");
    }

    /// <summary>The short name of a tag of YAML's own, or null for none; any other is an error.</summary>
    private string? CheckTag(TagName tag, Mark mark)
    {
        if (tag.IsEmpty)
            return null;
        if (tag.IsNonSpecific)
            return tag.Value == "!" ? "!" : null;
        var name = tag.Value.StartsWith(CoreTags, StringComparison.Ordinal) ? tag.Value[CoreTags.Length..] : null;
        if (name is "str" or "int" or "float" or "bool" or "null" or "map" or "seq")
            return name;
        Report(YamlCodes.UnknownTag, mark, $"the tag '{Short(tag.Value)}' is unknown; remove it");
        return null;
    }

    private ParsingEvent Next()
    {
        parser.Accept<ParsingEvent>(out var next);
        return next ?? throw new YamlException("The document ends too early.");
    }

    private Built Nothing(ParsingEvent at) => new(new YamlScalar(file, Line(at.Start), Column(at.Start), ""), 0, 1);

    private void Report(string code, Mark mark, string message) =>
        report.Add(DiagnosticSeverity.Error, code, file, Line(mark), Column(mark), message);

    private void Stop(string code, Mark mark, string message)
    {
        Report(code, mark, message);
        throw new YamlLimitException();
    }

    private static string Short(string name) => name.Length <= 60 ? name : name[..57] + "...";

    private static int Line(Mark mark) => (int)mark.Line;

    private static int Column(Mark mark) => (int)mark.Column;

    private readonly record struct Built(YamlNode Node, int Height, int Size);
}
