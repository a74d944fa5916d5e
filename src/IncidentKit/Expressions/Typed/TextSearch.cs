using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>Whether a field's text contains, begins with or ends with a text that is written out.</summary>
internal sealed class TextSearch : TypedCondition
{
    // Longer ones cost steps that count against an evaluation's limit.
    private const int MaxLength = 512;

    private readonly string _function;
    private readonly Func<string, string, bool> _finds;
    private readonly int _place;
    private readonly string _part;

    private TextSearch(string function, Func<string, string, bool> finds, int place, string part)
    {
        _function = function;
        _finds = finds;
        _place = place;
        _part = part;
    }

    // The length, so that no text can look like the end of a key.
    public override string Key => $"{_function}(#{_place} {_part.Length}:{_part})";

    /// <summary>The search that a call is; <see langword="null"/> where it is none.</summary>
    public static TextSearch? Of(CallNode call) =>
        call.Arguments is [PathNode { IsField: true } field, ConstantNode { Value: { Kind: ExpressionValueKind.Text } part }] && Find(call.Name) is { } finds
            ? new TextSearch(call.Name, finds, field.Place, part.AsText())
            : null;

    public override Truth Decide(TypedExpressionScope scope)
    {
        if (scope.Read(_place).RawReference is not string { Length: <= MaxLength } text)
            return Truth.Unknown;
        return _finds(text, _part) ? Truth.True : Truth.False;
    }

    private static Func<string, string, bool>? Find(string function) => function switch
    {
        "contains" => static (text, part) => text.Contains(part, StringComparison.Ordinal),
        "starts_with" => static (text, part) => text.StartsWith(part, StringComparison.Ordinal),
        "ends_with" => static (text, part) => text.EndsWith(part, StringComparison.Ordinal),
        _ => null,
    };
}
