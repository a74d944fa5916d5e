using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>Writes a tree as a document, one value a line, and finds the calls behind the line of a finding.</summary>
internal sealed class BuiltDocument
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Path, int ValueColumn)> _lines = [];

    public BuiltDocument(string file, BuiltMap root)
    {
        File = file;
        Write("", root, last: true);
    }

    public string File { get; }

    public string Text => _text.ToString();

    /// <summary>The finding with the calls in place of the line; a finding about another document stays as it is.</summary>
    public Diagnostic Explain(Diagnostic finding)
    {
        if (finding.File != File || finding.Line < 1 || finding.Line > _lines.Count)
            return finding;
        var (path, column) = _lines[finding.Line - 1];
        var character = finding.Column - column;
        var place = character > 0 ? $" (at character {character})" : "";
        return finding with { Line = 0, Column = 0, Message = path.Length == 0 ? finding.Message : $"{path}: {finding.Message}{place}" };
    }

    private void Write(string key, BuiltNode node, bool last)
    {
        var end = last ? "" : ",";
        switch (node)
        {
            case BuiltText text:
                Line(node.Path, key, (text.Bare ? text.Value : Quoted(text.Value)) + end);
                break;
            case BuiltList { Items.Count: 0 }:
                Line(node.Path, key, "[]" + end);
                break;
            case BuiltMap { Entries.Count: 0 }:
                Line(node.Path, key, "{}" + end);
                break;
            case BuiltList list:
                Line(node.Path, key, "[");
                for (var i = 0; i < list.Items.Count; i++)
                    Write("", list.Items[i], i == list.Items.Count - 1);
                Line(node.Path, "", "]" + end);
                break;
            case BuiltMap map:
                Line(node.Path, key, "{");
                for (var i = 0; i < map.Entries.Count; i++)
                    Write($"{Quoted(map.Entries[i].Key)}: ", map.Entries[i].Value, i == map.Entries.Count - 1);
                Line(node.Path, "", "}" + end);
                break;
        }
    }

    private void Line(string path, string key, string value)
    {
        _text.Append(key).Append(value).Append('\n');
        _lines.Add((path, key.Length + 1));
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
