namespace IncidentKit.Expressions;

/// <summary>Values as compact JSON: names in ordinal order, so that the same data is always the same text.</summary>
internal static class JsonText
{
    // Data nested deeper is not written out; a list that holds itself would never end.
    private const int MaxDepth = 32;

    /// <summary>Writes a value; false where the data holds what JSON has no form for, or nests too deep.</summary>
    public static bool TryAppend(ref TextBuffer buffer, in ExpressionValue value, int depth = 0)
    {
        switch (value.Kind)
        {
            case ExpressionValueKind.Missing or ExpressionValueKind.Null:
                buffer.Append("null");
                return true;
            case ExpressionValueKind.Text:
                AppendText(ref buffer, value.AsText());
                return true;
            case ExpressionValueKind.Instant:
                buffer.Append("\"");
                ValueText.TryAppend(ref buffer, value);
                buffer.Append("\"");
                return true;
            case ExpressionValueKind.Duration:
                buffer.Append("\"");
                buffer.Append(System.Xml.XmlConvert.ToString(value.AsDuration()));
                buffer.Append("\"");
                return true;
            case ExpressionValueKind.Number when !double.IsFinite(value.AsNumber()):
                return false;
            case ExpressionValueKind.List:
                return TryAppendList(ref buffer, value.AsList(), depth);
            case ExpressionValueKind.Map:
                return value.RawReference is IReadOnlyDictionary<string, object?> map && TryAppendMap(ref buffer, map, depth);
            default:
                return ValueText.TryAppend(ref buffer, value);
        }
    }

    private static bool TryAppendList(ref TextBuffer buffer, IReadOnlyList<object?> list, int depth)
    {
        if (depth >= MaxDepth)
            return false;
        buffer.Append("[");
        for (var i = 0; i < list.Count && !buffer.Overflowed; i++)
        {
            if (i > 0)
                buffer.Append(",");
            if (!ExpressionValue.TryFrom(list[i], out var element) || !TryAppend(ref buffer, element, depth + 1))
                return false;
        }

        buffer.Append("]");
        return true;
    }

    private static bool TryAppendMap(ref TextBuffer buffer, IReadOnlyDictionary<string, object?> map, int depth)
    {
        if (depth >= MaxDepth)
            return false;
        buffer.Append("{");
        var first = true;
        foreach (var name in map.Keys.Order(StringComparer.Ordinal))
        {
            if (!first)
                buffer.Append(",");
            first = false;
            AppendText(ref buffer, name);
            buffer.Append(":");
            if (!ExpressionValue.TryFrom(map[name], out var member) || !TryAppend(ref buffer, member, depth + 1))
                return false;
            if (buffer.Overflowed)
                break;
        }

        buffer.Append("}");
        return true;
    }

    private static void AppendText(ref TextBuffer buffer, string text)
    {
        buffer.Append("\"");
        var plainFrom = 0;
        for (var i = 0; i < text.Length && !buffer.Overflowed; i++)
        {
            if (!NeedsEscape(text, i))
                continue;
            buffer.Append(text.AsSpan(plainFrom, i - plainFrom));
            plainFrom = i + 1;
            AppendEscape(ref buffer, text[i]);
        }

        buffer.Append(text.AsSpan(plainFrom));
        buffer.Append("\"");
    }

    // A surrogate without its other half can't be written in UTF-8.
    private static bool NeedsEscape(string text, int i) => text[i] is '"' or '\\' or < ' ' or '\u007F'
        || (char.IsHighSurrogate(text[i]) && !(i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
        || (char.IsLowSurrogate(text[i]) && !(i > 0 && char.IsHighSurrogate(text[i - 1])));

    private static void AppendEscape(ref TextBuffer buffer, char c)
    {
        buffer.Append(c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => "\\u",
        });
        if (c is not ('"' or '\\' or '\n' or '\r' or '\t'))
            buffer.AppendFormatted((ushort)c, "x4");
    }
}
