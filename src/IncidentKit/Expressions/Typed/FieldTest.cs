using System.Globalization;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>A condition over one field of a typed scope and constants, which most conditions of most rules are, without a node's calls.</summary>
/// <remarks>
/// It answers only where the field holds what the condition expects; a missing value, another kind, an error are the node's, so that there
/// is one place for what they mean.
/// </remarks>
internal readonly struct FieldTest
{
    private readonly string? _text;
    private readonly string[]? _texts;
    private readonly double _bound;
    private readonly int _place;
    private readonly bool _negated;

    private FieldTest(FieldTestKind kind, bool negated, int place, double bound = 0, string? text = null, string[]? texts = null)
    {
        Kind = kind;
        _negated = negated;
        _place = place;
        _bound = bound;
        _text = text;
        _texts = texts;
    }

    public FieldTestKind Kind { get; }

    public int Place => _place;

    /// <summary>Whether the answer is the opposite of what <see cref="Kind"/> says.</summary>
    public bool Negated => _negated;

    public double Bound => _bound;

    /// <summary>What it asks, in a form of its own.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"({Kind} {_negated} #{_place} {_bound:R} {string.Join(' ', Texts.Select(text => $"{text.Length}:{text}"))})");

    public bool IsOfNumbers => Kind is FieldTestKind.Less or FieldTestKind.LessOrEqual or FieldTestKind.Greater or FieldTestKind.GreaterOrEqual;

    public bool IsOfTexts => Kind is FieldTestKind.IsText or FieldTestKind.IsOneOf;

    /// <summary>The texts that the field may be.</summary>
    public IReadOnlyList<string> Texts => _texts ?? (_text is null ? [] : [_text]);

    public static FieldTest Of(Node node)
    {
        var (inner, negated) = (node, false);
        while (inner is NotNode not)
            (inner, negated) = (not.Operand, !negated);
        return inner switch
        {
            PathNode { IsField: true } flag => new(FieldTestKind.IsTrue, negated, flag.Place),
            OrderingNode { Left: PathNode { IsField: true } field, Right: ConstantNode { Value: { IsNumeric: true } bound } } ordering when IsExact(bound) =>
                new(KindOf(ordering.Ordering), negated, field.Place, bound.AsNumber()),
            EqualityNode { Left: PathNode { IsField: true } field, Right: ConstantNode { Value: { Kind: ExpressionValueKind.Text } text } } equality =>
                new(FieldTestKind.IsText, negated != equality.Negated, field.Place, text: text.AsText()),
            InNode { Needle: PathNode { IsField: true } field } list when TextsOf(list.Candidates) is { } texts =>
                new(FieldTestKind.IsOneOf, negated != list.Negated, field.Place, texts: texts),
            _ => new(FieldTestKind.General, negated: false, place: -1),
        };
    }

    /// <summary>The answer; unknown where only the node can say.</summary>
    public Truth Decide(TypedExpressionScope scope)
    {
        var value = scope.Read(_place);
        bool holds;
        switch (Kind)
        {
            case FieldTestKind.IsTrue when value.IsBoolean:
                holds = value.RawBits != 0;
                break;
            case FieldTestKind.Less when value.IsNumber:
                holds = BitConverter.Int64BitsToDouble(value.RawBits) < _bound;
                break;
            case FieldTestKind.LessOrEqual when value.IsNumber:
                holds = BitConverter.Int64BitsToDouble(value.RawBits) <= _bound;
                break;
            case FieldTestKind.Greater when value.IsNumber:
                holds = BitConverter.Int64BitsToDouble(value.RawBits) > _bound;
                break;
            case FieldTestKind.GreaterOrEqual when value.IsNumber:
                holds = BitConverter.Int64BitsToDouble(value.RawBits) >= _bound;
                break;
            case FieldTestKind.IsText when value.RawReference is string text:
                holds = string.Equals(text, _text, StringComparison.Ordinal);
                break;
            case FieldTestKind.IsOneOf when value.RawReference is string text:
                holds = IsOneOf(text);
                break;
            default:
                return Truth.Unknown;
        }

        return holds != _negated ? Truth.True : Truth.False;
    }

    private bool IsOneOf(string text)
    {
        foreach (var candidate in _texts!)
        {
            if (string.Equals(text, candidate, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // Above 2^53 an integer may have no double of its own.
    private static bool IsExact(in ExpressionValue bound) => bound.IsNumber || Math.Abs(bound.AsNumber()) < 9_007_199_254_740_992;

    private static FieldTestKind KindOf(Ordering ordering) => ordering switch
    {
        Ordering.Less => FieldTestKind.Less,
        Ordering.LessOrEqual => FieldTestKind.LessOrEqual,
        Ordering.Greater => FieldTestKind.Greater,
        _ => FieldTestKind.GreaterOrEqual,
    };

    private static string[]? TextsOf(IReadOnlyList<Node> nodes)
    {
        var texts = new string[nodes.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (nodes[i] is not ConstantNode { Value: { Kind: ExpressionValueKind.Text } text })
                return null;
            texts[i] = text.AsText();
        }

        return texts.Length == 0 ? null : texts;
    }
}
