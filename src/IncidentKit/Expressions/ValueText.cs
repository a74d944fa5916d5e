namespace IncidentKit.Expressions;

/// <summary>How values are written as text: the same in templates, in concatenation and in <c>join</c>.</summary>
internal static class ValueText
{
    // Data nested deeper is not written out; a list that holds itself would never end.
    private const int MaxDepth = 32;

    /// <summary>Writes a value; false where the data holds what has no text.</summary>
    public static bool TryAppend(ref TextBuffer buffer, in ExpressionValue value, int depth = 0)
    {
        switch (value.Kind)
        {
            case ExpressionValueKind.Missing:
            case ExpressionValueKind.Null:
                return true;
            case ExpressionValueKind.Boolean:
                buffer.Append(value.AsBoolean() ? "true" : "false");
                return true;
            case ExpressionValueKind.Integer:
                buffer.AppendFormatted(value.AsInteger(), default);
                return true;
            case ExpressionValueKind.Number:
                // Nobody means minus zero; adding zero makes it zero.
                buffer.AppendFormatted(value.AsNumber() + 0.0, "R");
                return true;
            case ExpressionValueKind.Text:
                buffer.Append(value.AsText());
                return true;
            case ExpressionValueKind.Instant:
                buffer.AppendFormatted(value.AsInstant().UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'");
                return true;
            case ExpressionValueKind.Duration:
                DurationText.Append(ref buffer, value.AsDuration());
                return true;
            case ExpressionValueKind.List:
                return TryAppendJoined(ref buffer, value.AsList(), ", ", depth);
            default:
                return value.RawReference is IReadOnlyDictionary<string, object?> map && TryAppendMap(ref buffer, map, depth);
        }
    }

    public static bool TryAppendJoined(ref TextBuffer buffer, IReadOnlyList<object?> list, string separator, int depth)
    {
        if (depth >= MaxDepth)
            return false;
        for (var i = 0; i < list.Count && !buffer.Overflowed; i++)
        {
            if (i > 0)
                buffer.Append(separator);
            if (!ExpressionValue.TryFrom(list[i], out var element) || !TryAppend(ref buffer, element, depth + 1))
                return false;
        }

        return true;
    }

    /// <summary>A text for people who debug: never fails.</summary>
    public static string Display(in ExpressionValue value)
    {
        var buffer = new TextBuffer(ExpressionLimits.Default.MaxTextLength);
        if (!TryAppend(ref buffer, value) && buffer.Length == 0)
            buffer.Append(value.Kind.ToString());
        return buffer.Finish();
    }

    /// <summary>What a value is, for messages: <c>the integer 5</c>, <c>the text 'abc'</c>, <c>a list</c>.</summary>
    public static string Describe(in ExpressionValue value) => value.Kind switch
    {
        ExpressionValueKind.Missing => "nothing",
        ExpressionValueKind.Null => "null",
        ExpressionValueKind.Boolean => value.AsBoolean() ? "true" : "false",
        ExpressionValueKind.Integer => $"the integer {Display(value)}",
        ExpressionValueKind.Number => $"the number {Display(value)}",
        ExpressionValueKind.Text => $"the text '{Shorten(value.AsText())}'",
        ExpressionValueKind.Instant => $"the instant {Display(value)}",
        ExpressionValueKind.Duration => $"the duration {Display(value)}",
        ExpressionValueKind.List => "a list",
        _ => "a map",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    // A map has no natural text; name=value pairs are readable in a message and need no second notation.
    private static bool TryAppendMap(ref TextBuffer buffer, IReadOnlyDictionary<string, object?> map, int depth)
    {
        if (depth >= MaxDepth)
            return false;
        var first = true;
        foreach (var (name, plain) in map)
        {
            if (!first)
                buffer.Append(", ");
            first = false;
            buffer.Append(name);
            buffer.Append("=");
            if (!ExpressionValue.TryFrom(plain, out var member) || !TryAppend(ref buffer, member, depth + 1))
                return false;
            if (buffer.Overflowed)
                break;
        }

        return true;
    }
}
