using System.Text.RegularExpressions;

namespace IncidentKit.Expressions.Nodes;

/// <summary>Whether a regular expression finds something in a text: <c>matches(text, 'pattern')</c>.</summary>
internal sealed class MatchesNode(int offset, Node text, Regex pattern) : ConditionNode(offset, Above(text))
{
    public override Truth Decide(ref EvaluationState state)
    {
        var value = text.Evaluate(ref state);
        if (value.IsAbsent)
        {
            if (value.IsNull)
                text.NoteNull(ref state);
            return Truth.Unknown;
        }

        if (value.Kind != ExpressionValueKind.Text)
        {
            state.Fail(Offset, $"matches() takes a text, not {ValueText.Describe(value)}");
            return Truth.Unknown;
        }

        if (!state.TrySpend(value.AsText().Length, Offset))
            return Truth.Unknown;
        try
        {
            return pattern.IsMatch(value.AsText()) ? Truth.True : Truth.False;
        }
        catch (RegexMatchTimeoutException)
        {
            state.Fail(Offset, $"matches() takes longer than {pattern.MatchTimeout.TotalMilliseconds:0} ms; make the pattern simpler or the text shorter");
            return Truth.Unknown;
        }
    }
}
