using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>Whether a field is one of some texts.</summary>
internal sealed class TextTest(int place, bool negated, string[] texts) : FieldTest(place, negated)
{
    private readonly int _place = place;

    public IReadOnlyList<string> Texts => texts;

    // Lengths, so that no text can look like two.
    public override string Key => $"({(Negated ? "not " : "")}#{_place} in {string.Join(' ', texts.Select(text => $"{text.Length}:{text}"))})";

    public override Truth Decide(TypedExpressionScope scope)
    {
        if (scope.Read(_place).RawReference is not string text)
            return Truth.Unknown;
        foreach (var candidate in texts)
        {
            if (string.Equals(text, candidate, StringComparison.Ordinal))
                return Negated ? Truth.False : Truth.True;
        }

        return Negated ? Truth.True : Truth.False;
    }
}
