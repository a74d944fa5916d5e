namespace IncidentKit.Expressions.Nodes;

/// <summary>Whether a text follows a pattern in which <c>%</c> is any run of characters and <c>_</c> any one; <c>\</c> in front makes them plain.</summary>
internal sealed class LikeNode(int offset, Node text, Node pattern, bool negated) : ConditionNode(offset, Above(text, pattern))
{
    public override Truth Decide(ref EvaluationState state)
    {
        var value = text.Evaluate(ref state);
        var like = pattern.Evaluate(ref state);
        if (value.IsAbsent || like.IsAbsent)
        {
            if (value.IsNull)
                text.NoteNull(ref state);
            if (like.IsNull)
                pattern.NoteNull(ref state);
            return Truth.Unknown;
        }

        if (value.Kind != ExpressionValueKind.Text || like.Kind != ExpressionValueKind.Text)
        {
            state.Fail(Offset, $"'like' compares a text with a pattern, not {ValueText.Describe(value)} with {ValueText.Describe(like)}");
            return Truth.Unknown;
        }

        return Matches(value.AsText(), like.AsText(), ref state) != negated ? Truth.True : Truth.False;
    }

    // Going back only to the last '%' is enough, because what stood before it has matched already: no exponential patterns.
    private bool Matches(string value, string like, ref EvaluationState state)
    {
        int at = 0, p = 0, star = -1, resume = 0;
        while (at < value.Length)
        {
            if (p < like.Length && like[p] == '%')
            {
                star = p++;
                resume = at;
            }
            else if (p < like.Length && StepsOver(like, p, value[at]) is > 0 and var steps)
            {
                at++;
                p += steps;
            }
            else if (star >= 0 && state.TrySpend(Math.Max(1, p - star), Offset))
            {
                at = ++resume;
                p = star + 1;
            }
            else
            {
                return false;
            }
        }

        while (p < like.Length && like[p] == '%')
            p++;
        return p == like.Length;
    }

    // How much of the pattern one character takes up; 0 where it doesn't match.
    private static int StepsOver(string like, int p, char c)
    {
        if (like[p] == '\\' && p + 1 < like.Length)
            return like[p + 1] == c ? 2 : 0;
        return like[p] == '_' || like[p] == c ? 1 : 0;
    }
}
