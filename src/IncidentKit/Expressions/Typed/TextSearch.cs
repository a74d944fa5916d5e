using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>Whether a field's text contains, begins with or ends with a text that is written out.</summary>
internal sealed class TextSearch : TypedCondition
{
    // Longer ones cost steps that count against an evaluation's limit.
    private const int MaxLength = 512;

    private readonly int _place;
    private readonly string _part;
    private readonly char _where;

    private TextSearch(int place, string part, char where)
    {
        _place = place;
        _part = part;
        _where = where;
    }

    /// <summary>What it asks, in a form of its own.</summary>
    public override string Key => $"({_where} #{_place} {_part.Length}:{_part})";

    public static TextSearch? Of(CallNode call)
    {
        if (call.Arguments is not [PathNode { IsField: true } field, ConstantNode { Value: { Kind: ExpressionValueKind.Text } part }])
            return null;
        return call.Name switch
        {
            "contains" => new TextSearch(field.Place, part.AsText(), 'c'),
            "starts_with" => new TextSearch(field.Place, part.AsText(), 's'),
            "ends_with" => new TextSearch(field.Place, part.AsText(), 'e'),
            _ => null,
        };
    }

    public override Truth Decide(TypedExpressionScope scope)
    {
        if (scope.Read(_place).RawReference is not string { Length: <= MaxLength } text)
            return Truth.Unknown;
        var holds = _where switch
        {
            'c' => text.Contains(_part, StringComparison.Ordinal),
            's' => text.StartsWith(_part, StringComparison.Ordinal),
            _ => text.EndsWith(_part, StringComparison.Ordinal),
        };
        return holds ? Truth.True : Truth.False;
    }
}
