namespace IncidentKit.Expressions.Nodes;

/// <summary>Texts that an expression builds, held within the limits.</summary>
internal static class TextResult
{
    public static ExpressionValue Concatenate(in ExpressionValue one, in ExpressionValue other, ref EvaluationState state, int offset)
    {
        if (one.Kind == ExpressionValueKind.Text && other.Kind == ExpressionValueKind.Text)
        {
            var (first, second) = (one.AsText(), other.AsText());
            return Fits((long)first.Length + second.Length, ref state, offset) ? ExpressionValue.FromText(first + second) : default;
        }

        var buffer = new TextBuffer(state.Limits.MaxTextLength);
        var written = ValueText.TryAppend(ref buffer, one) && ValueText.TryAppend(ref buffer, other);
        return Finish(ref buffer, written, ref state, offset);
    }

    public static ExpressionValue Of(in ExpressionValue value, ref EvaluationState state, int offset)
    {
        var buffer = new TextBuffer(state.Limits.MaxTextLength);
        return Finish(ref buffer, ValueText.TryAppend(ref buffer, value), ref state, offset);
    }

    public static ExpressionValue Json(in ExpressionValue value, ref EvaluationState state, int offset)
    {
        var buffer = new TextBuffer(state.Limits.MaxTextLength);
        return Finish(ref buffer, JsonText.TryAppend(ref buffer, value), ref state, offset);
    }

    public static ExpressionValue Join(IReadOnlyList<object?> list, string separator, ref EvaluationState state, int offset)
    {
        var buffer = new TextBuffer(state.Limits.MaxTextLength);
        return Finish(ref buffer, ValueText.TryAppendJoined(ref buffer, list, separator, 0), ref state, offset);
    }

    /// <summary>Whether a text of this length may be built; notes the error where not.</summary>
    public static bool Fits(long length, ref EvaluationState state, int offset)
    {
        if (length > state.Limits.MaxTextLength)
        {
            state.Fail(offset, $"the text is longer than {state.Limits.MaxTextLength} characters");
            return false;
        }

        return state.TrySpend((int)length, offset);
    }

    /// <summary>Whether a text may be searched for another; the worst pair of texts takes the product of their lengths.</summary>
    public static bool MaySearch(string text, string part, ref EvaluationState state, int offset)
    {
        var work = (text.Length / 16) + (Math.Max(0L, text.Length - part.Length) * part.Length / 256);
        return state.TrySpend((int)Math.Min(work, int.MaxValue), offset);
    }

    private static ExpressionValue Finish(ref TextBuffer buffer, bool written, ref EvaluationState state, int offset)
    {
        if (buffer.Overflowed)
            Fits(long.MaxValue, ref state, offset);
        else if (!written)
            state.Fail(offset, "the value can't be written as text; name one of its members");
        else if (state.TrySpend(buffer.Length, offset))
            return ExpressionValue.FromText(buffer.Finish());
        buffer.Dispose();
        return default;
    }
}
